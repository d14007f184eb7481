"""Questions, against a small HTTP server that answers as the gateway does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import finklab
from finklab import FinkError, FinkIncomplete

BIG = 2890466950515015016
ALERTS = [
    {"i:objectId": "ZTF20abfcszi", "i:jd": 2459002.5, "i:candid": BIG, "i:fid": 2, "i:magpsf": 18.5, "d:tag": "valid"},
    {"i:objectId": "ZTF20abfcszi", "i:jd": 2459001.5, "i:candid": -1, "i:fid": "1", "i:diffmaglim": "20.1",
     "i:magpsf": None, "d:tag": "upperlim"},
]  # fmt: skip


class Gateway(BaseHTTPRequestHandler):
    """Answers with what the test has laid ready; keeps what was asked."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, b"[]")
    asked: list[dict[str, Any]] = []  # noqa: RUF012  # one list for the whole server, emptied by the fixture

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        Gateway.asked.append(
            {
                "path": self.path,
                "headers": dict(self.headers),
                "body": json.loads(body) if body else None,
            }
        )
        status, headers, content = Gateway.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _serve  # names of http.server

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Gateway.asked.clear()
    Gateway.answer = (200, {}, b"[]")
    url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("FINK_API_URL", url)
    yield url
    server.shutdown()
    thread.join()
    server.server_close()


def lay(records: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
    Gateway.answer = (status, headers or {}, json.dumps(records).encode())


def lines(*frames: object) -> None:
    Gateway.answer = (200, {}, "".join(json.dumps(f) + "\n" for f in frames).encode())


def test_light_curve_is_typed_exact_and_in_order_of_time(gateway: str) -> None:
    lay(ALERTS)
    lc = finklab.light_curve("ZTF20abfcszi")
    assert list(lc["i:jd"]) == [2459001.5, 2459002.5]
    assert lc["i:candid"].tolist() == [-1, BIG]
    assert str(lc["i:candid"].dtype) == "Int64"
    assert lc["i:fid"].tolist() == [1, 2]
    assert lc["i:diffmaglim"].iloc[0] == 20.1
    assert lc.attrs["units"]["i:magpsf"] == "mag"
    assert lc.attrs["fink"]["complete"] is True
    assert Gateway.asked[0]["path"] == "/api/v1/objects"
    assert Gateway.asked[0]["body"]["withupperlim"] is True


def test_objects_come_in_the_order_asked(gateway: str) -> None:
    lay([{**ALERTS[0], "i:objectId": name} for name in ("ZTF18a", "ZTF19b", "ZTF20c")])
    lc = finklab.light_curve(["ZTF20c", "ZTF18a", "ZTF19b"])
    assert lc["i:objectId"].tolist() == ["ZTF20c", "ZTF18a", "ZTF19b"]


def test_unknown_object_is_an_error_with_a_remedy(gateway: str) -> None:
    with pytest.raises(FinkError, match="unknown object: ZTF20abfcszi") as caught:
        finklab.light_curve("ZTF20abfcszi")
    assert caught.value.code == "unknown"


def test_empty_cone_is_no_error(gateway: str) -> None:
    assert finklab.cone_search(10.0, -20.0, 30).empty


def test_error_of_the_gateway_is_shown_with_its_remedy(gateway: str) -> None:
    lay(
        {"status": "error", "text": "x", "error": {
            "code": "invalid", "message": "invalid radius: 99999", "remedy": "At most 18000"}},
        400,
    )  # fmt: skip
    with pytest.raises(FinkError, match=r"invalid radius: 99999\nAt most 18000"):
        finklab.cone_search(10.0, -20.0, 99999)


def test_cut_answer_warns(gateway: str) -> None:
    lay(ALERTS, headers={"X-Fink-Complete": "false", "X-Fink-Reason": "budget"})
    with pytest.warns(FinkIncomplete, match="budget"):
        lc = finklab.latests("SN candidate", n=2)
    assert lc.attrs["fink"]["complete"] is False


def test_search_reads_frames_and_exact_ids(gateway: str) -> None:
    row = {"i:objectId": "ZTF20abfcszi", "i:candid": str(BIG), "i:magpsf": 18.5}
    end = {"complete": True, "reason": None, "error": None}
    lines({"start": {"query": "ZTF20abfcszi"}}, {"row": row}, {"end": end})
    found = finklab.search("ZTF20abfcszi")
    assert found["i:candid"].tolist() == [BIG]
    assert "query=ZTF20abfcszi" in Gateway.asked[0]["path"]


def test_search_without_its_end_is_an_error(gateway: str) -> None:
    lines({"start": {"query": "x"}}, {"row": {"i:objectId": "ZTF20abfcszi"}})
    with pytest.raises(FinkError, match="broken off"):
        finklab.search("ZTF20abfcszi")


def test_nobody_there_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINK_API_URL", "http://127.0.0.1:9")
    with pytest.raises(FinkError, match="unavailable") as caught:
        finklab.latests("SN candidate")
    assert "FINK_API_URL" in caught.value.remedy


def test_token_goes_out_and_is_never_shown(gateway: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINK_API_TOKEN", "s3cret")
    lay(ALERTS)
    lc = finklab.light_curve("ZTF20abfcszi")
    assert Gateway.asked[0]["headers"]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr(finklab.source()) + repr(lc.attrs) + repr(finklab.plot(lc)._repr_mimebundle_())


def test_server_of_this_kernel_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FINK_API_URL", raising=False)
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("JPY_PARENT_PID", "4711")
    (tmp_path / "jpserver-4711.json").write_text(json.dumps({"url": "http://127.0.0.1:8888/user/x/", "token": "t"}))
    found = finklab.source()
    assert (found.name, found.url) == ("jupyter", "http://127.0.0.1:8888/user/x/fink/")
    assert found.headers == {"Authorization": "token t"}


def test_public_fink_is_the_last_resort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FINK_API_URL", "JPY_PARENT_PID", "FINK_SERVER_PID"):
        monkeypatch.delenv(name, raising=False)
    assert finklab.source().name == "public"
    with pytest.raises(FinkError, match="needs a gateway"):
        finklab.search("ZTF20abfcszi")


def test_columns_are_documented() -> None:
    assert "i:magpsf" in finklab.columns("magpsf").index
    assert finklab.columns().loc["i:magpsf", "unit"] == "mag"


def test_plot_bundle(gateway: str) -> None:
    lay(ALERTS)
    data, metadata = finklab.plot(finklab.light_curve("ZTF20abfcszi"))._repr_mimebundle_()
    assert set(data) == {
        "application/vnd.plotly.v1+json",
        "application/x-fink-lightcurve.v1+json",
        "image/png",
        "text/plain",
    }
    assert metadata["fink"]["objects"] == ["ZTF20abfcszi"]
    assert data["image/png"].startswith("iVBOR")


def test_sky_map_takes_the_latest_alert_of_each_object(gateway: str) -> None:
    lay(
        [
            {**ALERTS[0], "i:ra": 1.0, "i:dec": 2.0},
            {**ALERTS[0], "i:jd": 2459009.5, "i:ra": 1.5, "i:dec": 2.0},
        ]
    )
    shown = finklab.sky_map(finklab.light_curve("ZTF20abfcszi"))
    assert [p["ra"] for p in shown.scene["points"]] == [1.5]
    data, _ = shown._repr_mimebundle_()
    assert set(data) == {"application/x-fink-skymap.v1+json", "image/png", "text/plain"}

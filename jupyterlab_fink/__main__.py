"""``python -m jupyterlab_fink``: the same as ``jupyter fink``."""

from .cli import main

raise SystemExit(main())

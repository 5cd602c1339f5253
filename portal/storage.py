"""Static files under hashed names, the imports of JavaScript modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashes file names, rewrites CSS urls and module imports, compresses.

    The addresses never change while a process lives, so each is worked out once.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """The address of a file under its hashed name."""
        if name not in self._urls or force:
            self._urls[name] = super().url(name, force)
        return self._urls[name]

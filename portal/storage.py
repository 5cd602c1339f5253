"""Static files under hashed names, the imports of JavaScript modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashes file names, rewrites CSS urls and module imports, compresses."""

    support_js_module_import_aggregation = True

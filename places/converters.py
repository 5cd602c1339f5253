"""How a short code is recognised in an address."""

from django.urls import register_converter

from places.codes import LENGTH, MAX_LENGTH, read_code


class CodeConverter:
    """A short code, in small letters or capitals: "k7f2" -> "K7F2"."""

    regex = f"[0-9A-Za-z]{{{LENGTH},{MAX_LENGTH}}}"

    def to_python(self, value: str) -> str:
        """The code as it is kept."""
        return read_code(value)

    def to_url(self, value: str) -> str:
        """The code as it is written in addresses."""
        return value


register_converter(CodeConverter, "code")

"""Sets of small numbers as the bits of one integer: 50,000 shops in six kilobytes.

Intersections and counts cost microseconds, whatever the number of members, which is
what the counts of filters need. Python's own integers do the work.
"""

from collections.abc import Iterable, Iterator
from itertools import compress

CHUNK_BYTES = 64
ZERO, ONE = b"01"
AS_NUMBERS = bytes.maketrans(b"01", b"\x00\x01")


def of(members: Iterable[int], size: int) -> int:
    """The set of these members, each from 0 to below `size`."""
    bits = bytearray(size // 8 + 1)
    for member in members:
        bits[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(bits, "little")


def of_many(members: Iterable[int], size: int) -> int:
    """The same set, sooner when it has more than a hundredth of all members."""
    digits = bytearray([ZERO]) * (size + 1)
    for member in members:
        digits[member] = ONE
    digits.reverse()
    return int(digits, 2)


def members(bits: int) -> Iterator[int]:
    """The members, smallest first."""
    return _from_chunks(bits, 0)


def list_of(bits: int) -> list[int]:
    """All members, smallest first; soonest for a set of many."""
    digits = bin(bits)[:1:-1].encode().translate(AS_NUMBERS)
    return list(compress(range(len(digits)), digits))


def slice_of(bits: int, start: int, stop: int) -> list[int]:
    """The members from the `start`-th to before the `stop`-th, smallest first."""
    wanted = max(0, stop - start)
    found = _from_chunks(bits, max(0, start))
    return [member for _n, member in zip(range(wanted), found, strict=False)]


def _from_chunks(bits: int, skip: int) -> Iterator[int]:
    """The members after the first `skip`; whole chunks are skipped by their count."""
    content = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for begin in range(0, len(content), CHUNK_BYTES):
        chunk = int.from_bytes(content[begin : begin + CHUNK_BYTES], "little")
        count = chunk.bit_count()
        if count <= skip:
            skip -= count
            continue
        while chunk:
            lowest = chunk & -chunk
            if skip:
                skip -= 1
            else:
                yield begin * 8 + lowest.bit_length() - 1
            chunk ^= lowest


class Membership:
    """Asks many times whether single numbers are in a set."""

    def __init__(self, bits: int) -> None:
        self._content = bits.to_bytes(bits.bit_length() // 8 + 1, "little")

    def __contains__(self, member: int) -> bool:
        """Whether a number from 0 on is in the set."""
        at = member >> 3
        return at < len(self._content) and bool(self._content[at] >> (member & 7) & 1)

"""Flat SVG primitives: each function returns one piece of markup as text."""

from math import cos, radians, sin
from zlib import crc32

WIDTH = 1200
HEIGHT = 900


def noise(*seed: object) -> float:
    """Return a number in [0, 1) that depends on the seed alone."""
    return crc32(repr(seed).encode()) % 9973 / 9973


def point(cx: float, cy: float, r: float, angle: float) -> str:
    """Return "x,y" at an angle in degrees, clockwise from three o'clock."""
    a = radians(angle)
    return f"{cx + r * cos(a):.1f},{cy + r * sin(a):.1f}"


def box(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """Return path data of a rectangle, its corners rounded by r."""
    r = min(r, w / 2, h / 2)
    if not r:
        return f"M{x:g},{y:g}h{w:g}v{h:g}h{-w:g}Z"
    return (f"M{x + r:g},{y:g}h{w - 2 * r:g}a{r:g},{r:g} 0 0 1 {r:g},{r:g}"
            f"v{h - 2 * r:g}a{r:g},{r:g} 0 0 1 {-r:g},{r:g}h{2 * r - w:g}"
            f"a{r:g},{r:g} 0 0 1 {-r:g},{-r:g}v{2 * r - h:g}"
            f"a{r:g},{r:g} 0 0 1 {r:g},{-r:g}Z")


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """Return path data of an ellipse, or of a circle when ry is None."""
    ry = rx if ry is None else ry
    return (f"M{cx - rx:g},{cy:g}a{rx:g},{ry:g} 0 1 1 {2 * rx:g},0"
            f"a{rx:g},{ry:g} 0 1 1 {-2 * rx:g},0Z")


def arch(x: float, y: float, w: float, h: float) -> str:
    """Return path data of a round-headed opening; (x, y) is its top left."""
    r = w / 2
    return f"M{x:g},{y + h:g}V{y + r:g}a{r:g},{r:g} 0 0 1 {w:g},0V{y + h:g}Z"


def path(d: str, fill: str) -> str:
    """Return a filled path."""
    return f'<path d="{d}" fill="{fill}"/>'


def line(d: str, colour: str, width: float = 8, cap: str = "round") -> str:
    """Return a stroked, unfilled path."""
    return (f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
            f' stroke-linecap="{cap}" stroke-linejoin="round"/>')


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> str:
    """Return a filled rectangle."""
    return path(box(x, y, w, h, r), fill)


def disc(cx: float, cy: float, r: float, fill: str, ry: float | None = None) -> str:
    """Return a filled circle, or an ellipse when ry is given."""
    return path(oval(cx, cy, r, ry), fill)


def poly(points: str, fill: str) -> str:
    """Return a filled polygon from "x,y x,y …"."""
    return f'<polygon points="{points}" fill="{fill}"/>'


def clip(d: str, *body: str) -> str:
    """Return the body cut to the path d."""
    name = f"c{crc32(d.encode()):x}"
    return (f'<clipPath id="{name}"><path d="{d}"/></clipPath>'
            f'<g clip-path="url(#{name})">{"".join(body)}</g>')


def solid(d: str, light: str, shade: str, dx: float = 16, dy: float = 0) -> str:
    """Return a shape lit from the left: its own outline, moved, cuts the shade."""
    lit = f'<path d="{d}" fill="{light}" transform="translate({-dx:g},{-dy:g})"/>'
    return path(d, shade) + clip(d, lit)


def at(x: float, y: float, body: str, scale: float = 1, turn: float = 0,
       mirror: bool = False) -> str:
    """Return the body placed at (x, y), scaled, turned in degrees, mirrored."""
    sx = -scale if mirror else scale
    return (f'<g transform="translate({x:g},{y:g}) rotate({turn:g}) '
            f'scale({sx:g},{scale:g})">{body}</g>')


def fade(opacity: float, *body: str) -> str:
    """Return the body, translucent."""
    return f'<g opacity="{opacity:g}">{"".join(body)}</g>'


def row(body: str, x: float, y: float, step: float, count: int,
        scale: float = 1) -> str:
    """Return the body repeated along a horizontal line."""
    return "".join(at(x + i * step, y, body, scale) for i in range(count))


def ground(fill: str, y: float = 0) -> str:
    """Return a full-width field from y to the bottom of the picture."""
    return rect(0, y, WIDTH, HEIGHT - y, fill)


def document(body: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return a whole SVG file."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}">{body}</svg>')

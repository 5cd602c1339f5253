"""Building parts shared by the street scenes: gables, mills, roofs, people."""

from home.demo.art.motifs import bricks, pane
from home.demo.art.palette import (
    BASSIN_D,
    BASSIN_M,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    LIN,
    NIGHT,
    OCHRE,
    OCHRE_L,
    SAND,
    SOLEIL,
)
from home.demo.art.shapes import (
    arch,
    at,
    box,
    clip,
    disc,
    fade,
    line,
    oval,
    path,
    poly,
    rect,
    solid,
)


def sawtooth(x: float, y: float, w: float, h: float, count: int, roof: str,
             glass: str) -> str:
    """Return the shed roofs of a mill standing on y."""
    step = w / count
    out = ""
    for i in range(count):
        left = x + i * step
        out += poly(f"{left:g},{y:g} {left:g},{y - h:g} {left + step:g},{y:g}", roof)
        out += poly(f"{left:g},{y:g} {left:g},{y - h:g} {left + step * 0.3:g},{y:g}",
                    glass)
    return out


def chimney(x: float, y: float, h: float, light: str = BRIQUE_L,
            shade: str = BRIQUE_D) -> str:
    """Return a tapered factory chimney of height h standing at (x, y)."""
    w = h * 0.075
    d = f"M{-w:g},0L{-w * 0.55:g},{-h:g}H{w * 0.55:g}L{w:g},0Z"
    bandage = "".join(rect(-w, -h * k, 2 * w, h * 0.018, shade)
                      for k in (0.9, 0.84, 0.35))
    cap = rect(-w * 0.75, -h, w * 1.5, h * 0.035, shade)
    return at(x, y, clip(d, rect(-w, -h, 2 * w, h, light), bandage,
                         rect(w * 0.1, -h, w, h, shade)) + cap)


def stepped_gable(x: float, y: float, w: float, h: float, wall: str, shade: str,
                  trim: str = LIN, steps: int = 5, glass: str = NIGHT) -> str:
    """Return a Flemish house front, stepped gable on top, foot at y."""
    rise = w * 0.62
    top = y - h
    dx, dy = w / 2 / (steps + 0.6), rise / steps
    d = f"M{x:g},{y:g}V{top:g}"
    for _ in range(steps):
        d += f"v{-dy:g}h{dx:g}"
    d += f"v{-dy * 0.7:g}H{x + w - steps * dx:g}v{dy * 0.7:g}"
    for _ in range(steps):
        d += f"h{dx:g}v{dy:g}"
    d += f"V{y:g}Z"
    half = rect(x + w / 2, 0, w / 2, y, shade)
    ww = w * 0.17
    holes = ""
    for level, count in ((0.06, 3), (0.40, 3), (0.74, 3)):
        for i in range(count):
            wx = x + w * (0.13 + 0.285 * i)
            holes += (path(arch(wx - 6, top + h * level - 6, ww + 12, h * 0.24 + 12), trim)
                      + path(arch(wx, top + h * level, ww, h * 0.24), glass))
    holes += path(arch(x + w / 2 - ww / 2, top - rise * 0.62, ww, rise * 0.4), glass)
    return (path(d, wall) + clip(d, fade(0.55, half)) + line(d, trim, max(5, w * 0.022))
            + holes)


def mill(x: float, y: float, w: float, h: float, floors: int = 3, bays: int = 7,
         glass: str = BASSIN_M, lit: str = SOLEIL) -> str:
    """Return a brick spinning mill with rows of segment-headed windows."""
    out = bricks(x, y - h, w, h) + rect(x - 8, y - h - 16, w + 16, 18, BRIQUE_D)
    sx, sy = w / bays, h / floors
    for j in range(floors):
        for i in range(bays):
            wx, wy = x + i * sx + sx * 0.2, y - h + j * sy + sy * 0.2
            colour = lit if (i * 3 + j * 5) % 7 == 0 else glass
            d = (f"M{wx:g},{wy + sy * 0.65:g}v{-sy * 0.55:g}q{sx * 0.3:g},{-sy * 0.16:g} "
                 f"{sx * 0.6:g},0v{sy * 0.55:g}Z")
            out += path(d, colour) + line(
                d + f"M{wx + sx * 0.3:g},{wy:g}v{sy * 0.62:g}M{wx:g},{wy + sy * 0.3:g}"
                    f"h{sx * 0.6:g}", BASSIN_D, 4)
    return out


def terrace(x: float, y: float, w: float, h: float, wall: str, roof: str,
            door: str, shade: str = NIGHT) -> str:
    """Return a narrow 1930 row house: door, two windows, pitched roof, foot at y."""
    top = y - h
    return (rect(x, top, w, h, wall)
            + poly(f"{x - 6:g},{top:g} {x + w * 0.14:g},{top - h * 0.2:g} "
                   f"{x + w * 0.86:g},{top - h * 0.2:g} {x + w + 6:g},{top:g}", roof)
            + rect(x + w * 0.62, top - h * 0.3, w * 0.16, h * 0.16, shade)
            + pane(x + w * 0.16, top + h * 0.12, w * 0.26, h * 0.27)
            + pane(x + w * 0.58, top + h * 0.12, w * 0.26, h * 0.27)
            + pane(x + w * 0.16, y - h * 0.42, w * 0.26, h * 0.27)
            + path(arch(x + w * 0.58, y - h * 0.45, w * 0.27, h * 0.45), door))


def arcade(x: float, y: float, w: float, h: float, count: int, wall: str, hole: str,
           trim: str) -> str:
    """Return a row of round arches, foot at y."""
    step = w / count
    out = rect(x, y - h, w, h, wall)
    for i in range(count):
        ax = x + i * step + step * 0.13
        out += (path(arch(ax - 9, y - h * 0.82 - 9, step * 0.74 + 18, h * 0.82 + 9), trim)
                + path(arch(ax, y - h * 0.82, step * 0.74, h * 0.82), hole))
    return out


def skyline(y: float, colour: str, seed: int = 0) -> str:
    """Return a far town: roofs, chimneys and a belfry as one flat shape."""
    tops = (60, 40, 90, 55, 120, 70, 45, 100, 60, 80, 50, 110)
    d = f"M0,{y:g}"
    for i in range(len(tops)):
        x = i * 100
        peak = y - tops[(i + seed) % len(tops)]
        d += f"L{x},{peak + 40:g}L{x + 50},{peak:g}L{x + 100},{peak + 40:g}"
    belfry = 180 + 137 * seed % 800
    return (path(d + f"V{y:g}Z", colour)
            + poly(f"{belfry},{y:g} {belfry},{y - 200:g} {belfry + 25},{y - 270:g} "
                   f"{belfry + 50},{y - 200:g} {belfry + 50},{y:g}", colour)
            + poly(f"{belfry + 420},{y:g} {belfry + 428},{y - 230:g} "
                   f"{belfry + 446},{y - 230:g} {belfry + 454},{y:g}", colour))


def clock(x: float, y: float, r: float, rim: str = NIGHT, face: str = LIN) -> str:
    """Return a clock face showing ten past ten."""
    marks = "".join(at(0, 0, rect(-r * 0.035, -r * 0.78, r * 0.07, r * 0.16, rim), 1,
                       30 * i) for i in range(12))
    return at(x, y, disc(0, 0, r, rim) + disc(0, 0, r * 0.86, face) + marks
              + line(f"M0,0L{-r * 0.36:g},{-r * 0.3:g}M0,0L{r * 0.5:g},{-r * 0.36:g}",
                     rim, r * 0.09))


def window_row(x: float, y: float, w: float, h: float, step: float, count: int,
               glass: str, frame: str) -> str:
    """Return a row of tall plain windows with a light surround."""
    return "".join(path(box(x + i * step - 6, y - 6, w + 12, h + 12), frame)
                   + rect(x + i * step, y, w, h, glass) for i in range(count))


def gabled_roof(x: float, y: float, w: float, h: float, light: str,
                shade: str = BRIQUE) -> str:
    """Return a mansard roof seen from the front, eaves at y."""
    return (poly(f"{x:g},{y:g} {x + w * 0.1:g},{y - h:g} {x + w * 0.9:g},{y - h:g} "
                 f"{x + w:g},{y:g}", light)
            + poly(f"{x + w * 0.62:g},{y:g} {x + w * 0.58:g},{y - h:g} "
                   f"{x + w * 0.9:g},{y - h:g} {x + w:g},{y:g}", shade))


def stall_roof(w: float, h: float, stripes: int, dark: str, light: str) -> str:
    """Return a striped, scalloped awning hung from (0, 0)."""
    step = w / stripes
    out = ""
    for i in range(stripes):
        colour = light if i % 2 else dark
        a, b = i * step, (i + 1) * step
        top_a, top_b = w * 0.08 + a * 0.84, w * 0.08 + b * 0.84
        out += path(f"M{top_a:g},0H{top_b:g}L{b:g},{h:g}a{step / 2:g},{step / 2:g} 0 0 1 "
                    f"{-step:g},0Z", colour)
    return out


def crate(w: float, fruit: str, shade: str) -> str:
    """Return a crate of round fruit, foot at (0, 0)."""
    balls = "".join(solid(oval(w * (0.12 + 0.19 * i), -78 - (i % 2) * 12, w * 0.105), fruit,
                          shade, w * 0.06) for i in range(5))
    return (balls + rect(0, -70, w, 70, OCHRE_L) + rect(0, -70, w, 10, SAND)
            + rect(0, -36, w, 9, OCHRE) + rect(w * 0.8, -70, w * 0.2, 70, OCHRE))

"""Motifs of the series: rays, stained glass, water, brick, trees, clouds."""

from home.demo.art.palette import (
    BASSIN_L,
    BASSIN_M,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    ENCRE,
    GLASS_COLOURS,
    GREEN,
    GREEN_D,
    LIN,
    NIGHT,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.shapes import (
    HEIGHT,
    WIDTH,
    at,
    box,
    clip,
    disc,
    fade,
    ground,
    line,
    noise,
    oval,
    path,
    point,
    poly,
    rect,
    solid,
)


def burst(cx: float, cy: float, rays: int, back: str, ray: str,
          radius: float = 1700, turn: float = 0) -> str:
    """Return a sky of alternating rays around (cx, cy)."""
    step = 360 / rays
    wedges = "".join(
        f"M{cx:g},{cy:g}L{point(cx, cy, radius, turn + i * step)} "
        f"{point(cx, cy, radius, turn + (i + 0.5) * step)}Z" for i in range(rays))
    return ground(back) + path(wedges, ray)


def rings(cx: float, cy: float, *rounds: tuple[float, str]) -> str:
    """Return concentric discs, largest first."""
    return "".join(disc(cx, cy, r, colour) for r, colour in rounds)


def bands(*steps: tuple[float, str]) -> str:
    """Return a sky of horizontal bands, each from its y down."""
    return "".join(ground(colour, y) for y, colour in steps)


def fan(cx: float, cy: float, inner: float, outer: float, lead: str,
        colours: tuple[str, ...] = GLASS_COLOURS, width: float = 9) -> str:
    """Return the half-sun window: one wedge of glass per colour, leaded."""
    step = 180 / len(colours)
    parts = []
    for i, colour in enumerate(colours):
        a, b = 180 + i * step, 180 + (i + 1) * step
        d = (f"M{point(cx, cy, inner, a)}L{point(cx, cy, outer, a)}"
             f"A{outer:g},{outer:g} 0 0 1 {point(cx, cy, outer, b)}"
             f"L{point(cx, cy, inner, b)}"
             f"A{inner:g},{inner:g} 0 0 0 {point(cx, cy, inner, a)}Z")
        parts.append(path(d, colour) + line(d, lead, width))
    return "".join(parts)


def half_disc(cx: float, cy: float, r: float, fill: str) -> str:
    """Return the upper half of a disc standing on y = cy."""
    return path(f"M{cx - r:g},{cy:g}a{r:g},{r:g} 0 0 1 {2 * r:g},0Z", fill)


def wave(y: float, length: float, height: float, shift: float = 0) -> str:
    """Return the open path data of one wave line across the picture."""
    x = -length + shift % length
    turns = int(WIDTH / length * 2) + 4
    return (f"M{x:g},{y:g}q{length / 4:g},{-height:g} {length / 2:g},0"
            + f"t{length / 2:g},0" * turns)


def water(y: float, *colours: str, length: float = 150, height: float = 26,
          step: float = 0) -> str:
    """Return stacked wave bands from y to the bottom, one per colour."""
    step = step or (HEIGHT - y) / len(colours)
    return "".join(
        path(wave(y + i * step, length, height, i * length * 0.37)
             + f"V{HEIGHT}H{-length}Z", colour)
        for i, colour in enumerate(colours))


def ripples(cx: float, y: float, width: float, rows: int, colour: str,
            step: float = 24, seed: int = 1) -> str:
    """Return the broken glitter of a light on water, narrowing downwards."""
    parts = []
    for i in range(rows):
        w = width * (1 - 0.75 * i / rows) * (0.6 + 0.5 * noise(seed, i))
        x = cx - w / 2 + (noise(seed, i, 2) - 0.5) * width * 0.25
        parts.append(rect(x, y + i * step, w, step * 0.42, colour, step * 0.21))
    return "".join(parts)


def bricks(x: float, y: float, w: float, h: float,
           tints: tuple[str, str, str] = (BRIQUE, BRIQUE_L, BRIQUE_D),
           size: tuple[float, float] = (60, 24), density: float = 0.3) -> str:
    """Return a wall in running bond: a flat tint with scattered lit bricks."""
    bw, bh = size
    base, light, dark = tints
    cells = {light: "", dark: ""}
    for j in range(int(h / bh) + 1):
        for i in range(-1, int(w / bw) + 1):
            n = noise(x, y, i, j)
            if n < density:
                tint = light if n < density / 2 else dark
                bx = x + i * bw + (bw / 2 if j % 2 else 0)
                cells[tint] += box(bx, y + j * bh, bw - 5, bh - 5)
    wall = box(x, y, w, h)
    return path(wall, base) + clip(wall, *(path(d, c) for c, d in cells.items() if d))


def cloud(x: float, y: float, width: float, colour: str) -> str:
    """Return a flat streamlined cloud, three bars deep."""
    h = width * 0.11
    return (rect(x, y, width, h, colour, h) +
            rect(x + width * 0.18, y - h * 0.9, width * 0.5, h, colour, h) +
            rect(x - width * 0.12, y + h * 0.9, width * 0.7, h, colour, h))


def birds(x: float, y: float, colour: str = ENCRE, size: float = 1) -> str:
    """Return three gulls."""
    wing = line("M-26,-8Q-12,-14 0,0Q12,-14 26,-8", colour, 5)
    return at(x, y, wing + at(60, -26, wing, 0.7) + at(88, 18, wing, 0.6), size)


def tree(x: float, y: float, h: float, light: str = GREEN, shade: str = GREEN_D,
         trunk: str = NIGHT) -> str:
    """Return a round tree of height h standing at (x, y)."""
    r = h * 0.32
    crown = solid(oval(0, -h + r, r * 0.92, r), light, shade, r * 0.55, -r * 0.1)
    stem = line(f"M0,0V{-h + r:g}M0,{-h * 0.42:g}l{h * 0.1:g},{-h * 0.12:g}",
                trunk, max(4, h * 0.035))
    return at(x, y, crown + stem)


def poplar(x: float, y: float, h: float, light: str = GREEN,
           shade: str = GREEN_D) -> str:
    """Return a tall flame-shaped poplar standing at (x, y)."""
    w = h * 0.13
    d = (f"M0,{-h * 0.06:g}C{-w * 1.5:g},{-h * 0.2:g} {-w:g},{-h * 0.7:g} 0,{-h:g}"
         f"C{w:g},{-h * 0.7:g} {w * 1.5:g},{-h * 0.2:g} 0,{-h * 0.06:g}Z")
    return at(x, y, line(f"M0,0V{-h * 0.2:g}", NIGHT, max(4, h * 0.02))
              + solid(d, light, shade, w * 0.8))


SKINS = ("#E3AE8C", "#D99A75", "#B8774E", "#8D5A3B")


def figure(x: float, y: float, h: float, coat: str, shade: str,
           away: bool = False) -> str:
    """Return a passer-by of height h, feet at (x, y), facing us or turned away."""
    skin = SKINS[int(noise("skin", x, y) * 4)]
    face = ENCRE if away else skin
    if noise("who", x, y, coat) < 0.5:
        legs = line("M-8,-40L-9,-3M8,-40L10,-3", skin, 8)
        body = "M-13,-120Q0,-130 13,-120L16,-88L34,-34Q0,-24 -34,-34L-16,-88Z"
        head = (path("M-19,-132q-4,-32 19,-32t19,32q2,10 -4,16h-30q-6,-6 -4,-16Z", ENCRE)
                + disc(0, -140, 13, face) + path("M-15,-142q4,-16 16,-16t14,16Z", ENCRE))
    else:
        legs = line("M-9,-46L-12,-3M9,-46L13,-3", ENCRE, 10)
        body = "M-17,-118Q0,-134 17,-118L26,-44H-26Z"
        head = disc(0, -142, 15, face) + path(
            "M-22,-148h44q-6,-4 -8,-6q-2,-18 -14,-18t-14,18q-2,2 -8,6Z", ENCRE)
    return at(x, y, legs + solid(body, coat, shade, 16) + head, h / 172)


def lamp_post(x: float, y: float, h: float, colour: str = NIGHT,
              light: str = SOLEIL) -> str:
    """Return a street lamp of height h."""
    return at(x, y, line(f"M0,0V{-h:g}", colour, 9)
              + rect(-14, -40, 28, 40, colour, 4)
              + poly(f"-20,{-h - 50:g} 20,{-h - 50:g} 12,{-h:g} -12,{-h:g}", light)
              + poly(f"-28,{-h - 50:g} 28,{-h - 50:g} 0,{-h - 76:g}", colour))


def ceiling_lamp(x: float, y: float, colour: str, beam: str = SOLEIL_L,
                 reach: float = 420, strength: float = 0.35) -> str:
    """Return a hanging lamp and its cone of light; (x, y) is the shade's foot."""
    cone = poly(f"-62,0 62,0 {62 + reach * 0.5:g},{reach:g} {-62 - reach * 0.5:g},{reach:g}",
                beam)
    shade = "M-70,0q4,-64 58,-70v-20h24v20q54,6 58,70Z"
    return at(x, y, line("M0,-84V-900", NIGHT, 5) + fade(strength, cone)
              + solid(shade, colour, NIGHT, 60) + disc(0, 0, 26, LIN, 12))


def pane(x: float, y: float, w: float, h: float, glass: str = BASSIN_M,
         glint: str = BASSIN_L, frame: str = LIN, cols: int = 2, rows: int = 2) -> str:
    """Return a glazed window with a diagonal glint."""
    out = box(x, y, w, h)
    shine = poly(f"{x:g},{y + h * 0.75:g} {x + w * 0.8:g},{y:g} {x + w:g},{y:g} "
                 f"{x:g},{y + h:g}", glint)
    bars = "".join(f"M{x + w * i / cols:g},{y:g}v{h:g}" for i in range(1, cols))
    bars += "".join(f"M{x:g},{y + h * j / rows:g}h{w:g}" for j in range(1, rows))
    return (path(out, glass) + clip(out, shine)
            + line(out + bars, frame, max(4, w * 0.045), "butt"))


def shadow(x: float, y: float, w: float, length: float, colour: str,
           lean: float = 0.9) -> str:
    """Return a long shadow lying to the right of a foot of width w."""
    return poly(f"{x:g},{y:g} {x + w:g},{y:g} {x + w + length:g},{y + length * lean:g} "
                f"{x + length:g},{y + length * lean:g}", colour)


def stars(colour: str, count: int = 26, bottom: float = 420) -> str:
    """Return small four-pointed stars in the upper part of the picture."""
    shape = path("M0,-10L2.5,-2.5 10,0 2.5,2.5 0,10 -2.5,2.5 -10,0 -2.5,-2.5Z", colour)
    return "".join(at(noise("sx", i) * WIDTH, noise("sy", i) * bottom, shape,
                      0.5 + noise("sz", i)) for i in range(count))


def half_sun(cx: float, cy: float, r: float, lead: str = NIGHT,
             heart: str = SOLEIL) -> str:
    """Return the emblem: leaded rays around a solid half disc."""
    return (fan(cx, cy, r * 0.36, r, lead, width=r * 0.026)
            + half_disc(cx, cy, r * 0.29, heart))

"""Things to wear, read, ride and keep. Foot at (0, 0), lit from the left."""

from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_M,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    GREEN,
    GREEN_D,
    GREEN_L,
    LIN,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_D,
    OCHRE_L,
    ORANGE,
    ROSE,
    SAND,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.shapes import (
    at,
    box,
    clip,
    disc,
    line,
    oval,
    path,
    poly,
    rect,
    solid,
)

SPINES = (BASSIN, SOLEIL, BRIQUE, LIN, GREEN, ORANGE, NIGHT_L, ROSE, OCHRE, BASSIN_M)


def books(count: int = 12, shift: int = 0) -> str:
    """Row of upright books, centred, about 150 high."""
    out, x = "", -count * 15
    for i in range(count):
        w, h = 26 + (i * 7 + shift) % 10, 118 + (i * 41 + shift * 13) % 46
        tint = SPINES[(i * 3 + shift) % 10]
        out += rect(x, -h, w - 3, h, tint) + rect(x, -h + 20, w - 3, 8, SAND) + rect(x, -24, w - 3, 6, SAND)
        x += w
    return out


def book_stack(count: int = 5) -> str:
    """Pile of lying books."""
    out = ""
    for i in range(count):
        w, dx = 250 - (i * 53) % 70, (i * 37) % 40 - 20
        out += rect(dx - w / 2, -44 * (i + 1), w, 40, SPINES[(i * 3 + 2) % 10], 6) + rect(dx - w / 2 + 8, -44 * i - 37, w - 8, 26, LIN) \
            + rect(dx - w / 2, -44 * (i + 1), 40, 40, SPINES[(i * 3 + 2) % 10], 6)
    return out


def open_book(light: str = LIN, shade: str = SAND, cover: str = BRIQUE) -> str:
    """Open book lying, 520 wide."""
    lines_ = "".join(line(f"M-210,{y}Q-110,{y - 30} -40,{y}M40,{y}Q110,{y - 30} 210,{y}", OCHRE_L, 7) for y in (-118, -90, -62, -34))
    return path("M-280,-130L-250,30Q-110,-20 0,40Q110,-20 250,30L280,-130Z", cover) + path("M0,-140Q-120,-210 -256,-150L-236,6Q-110,-44 0,24Z", light) \
        + path("M0,-140Q120,-210 256,-150L236,6Q110,-44 0,24Z", shade) + lines_


def tulip(petal: str, shade: str, h: float = 240) -> str:
    """Tulip of height h."""
    return (line(f"M0,0V{-h + 60:g}", GREEN, 11) + path(f"M0,-20Q-70,{-h * .3:g} -60,{-h * .62:g}Q-6,{-h * .4:g} 0,-20Z", GREEN_L)
            + path(f"M0,-20Q60,{-h * .26:g} 56,{-h * .54:g}Q10,{-h * .34:g} 0,-20Z", GREEN)
            + solid(f"M-44,{-h:g}L-20,{-h + 24:g}L0,{-h - 10:g}L20,{-h + 24:g}L44,{-h:g}Q56,{-h + 86:g} 0,{-h + 90:g}Q-56,{-h + 86:g} -44,{-h:g}Z", petal, shade, 30))


def daisy(petal: str, heart: str, h: float = 240, r: float = 62) -> str:
    """Daisy of height h."""
    petals = "".join(at(0, -h, path(f"M0,0Q{-r * .42:g},{-r * .7:g} 0,{-r:g}Q{r * .42:g},{-r * .7:g} 0,0Z", petal), 1, i * 36) for i in range(10))
    return line(f"M0,0Q-14,{-h / 2:g} 0,{-h:g}", GREEN, 10) + path(f"M-4,{-h * .3:g}q60,-56 96,-30q-30,50 -96,30Z", GREEN_L) + petals + disc(0, -h, r * .32, heart)


def bouquet(paper: str = LIN, shade: str = SAND) -> str:
    """Wrapped bouquet, 420 high."""
    flowers = "".join(at(x * .35, -90, f, 1, x * .2) for x, f in (
        (-190, tulip(BRIQUE, BRIQUE_D, 250)), (190, tulip(ORANGE, BRIQUE_L, 250)), (-110, daisy(LIN, SOLEIL, 270)), (120, daisy(ROSE, BRIQUE, 276)),
        (-40, tulip(SOLEIL, OCHRE_L, 310)), (50, daisy(SOLEIL, OCHRE_D, 230)), (0, daisy(LIN, ORANGE, 200))))
    return flowers + solid("M-130,-210Q0,-160 130,-210L40,0H-40Z", paper, shade, 90) + path("M-50,-66H50L44,-40H-44Z", BRIQUE) + path("M0,-54q-50,-36 -60,0q14,30 60,0q50,-36 60,0q-14,30 -60,0Z", BRIQUE_L)


def bucket(body: str, shade: str, *flowers: str) -> str:
    """Bucket with the flowers standing in it."""
    stand = "".join(at(-48 + 96 * i / max(1, len(flowers) - 1), -80, f, .9, -14 + 28 * i / max(1, len(flowers) - 1)) for i, f in enumerate(flowers))
    return stand + solid("M-76,-120H76L56,0H-56Z", body, shade, 50) + rect(-82, -130, 164, 18, shade, 8)


def armchair(cloth: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Club armchair, 260 high."""
    return (rect(-130, -20, 24, 20, NIGHT) + rect(106, -20, 24, 20, NIGHT) + solid("M-110,-40V-180Q-110,-260 0,-260T110,-180V-40Z", cloth, shade, 60)
            + rect(-104, -120, 208, 60, shade, 20) + rect(-104, -124, 190, 46, cloth, 20)
            + solid(box(-150, -150, 64, 136, 30), cloth, shade, 26) + solid(box(86, -150, 64, 136, 30), cloth, shade, 26))


def table_lamp(shade_c: str = SOLEIL, dark: str = OCHRE_L, foot: str = BASSIN) -> str:
    """Table lamp, 300 high."""
    return solid("M-26,-160Q-70,-90 -30,-10H30Q70,-90 26,-160Z", foot, BASSIN_D, 34) + rect(-46, -16, 92, 16, NIGHT, 6) + solid("M-60,-300H60L110,-160H-110Z", shade_c, dark, 60)


def vase(body: str = BASSIN_M, shade: str = BASSIN, stripe: str = SOLEIL) -> str:
    """Vase, 220 high."""
    d = "M-30,-220H30Q30,-190 24,-170Q90,-130 70,-50Q60,0 30,0H-30Q-60,0 -70,-50Q-90,-130 -24,-170Q-30,-190 -30,-220Z"
    return solid(d, body, shade, 40) + clip(d, poly("-100,-110 -66,-80 -33,-110 0,-80 33,-110 66,-80 100,-110 100,-92 66,-62 33,-92 0,-62 -33,-92 -66,-62 -100,-92", stripe))


def plant(pot: str = BRIQUE_L, shade: str = BRIQUE) -> str:
    """Leafy plant in a pot, 320 high."""
    leaf = path("M0,0Q-50,-90 0,-190Q50,-90 0,0Z", GREEN) + path("M0,0Q50,-90 0,-190Z", GREEN_L)
    return "".join(at(0, -100, leaf, s, a) for a, s in ((-64, .8), (64, .8), (-34, 1.02), (34, 1.02), (0, 1.15))) + solid("M-74,-120H74L52,0H-52Z", pot, shade, 44)


def teddy(fur: str = OCHRE, shade: str = OCHRE_D) -> str:
    """Sitting teddy bear, 300 high."""
    return (disc(-62, -262, 34, fur) + disc(62, -262, 34, shade) + disc(-62, -262, 17, ROSE) + disc(62, -262, 17, ROSE)
            + solid(oval(0, -86, 92, 92), fur, shade, 40) + disc(0, -80, 54, SOLEIL_L) + solid(oval(-82, -26, 42, 38), fur, shade, 16) + solid(oval(82, -26, 42, 38), fur, shade, 16)
            + disc(-84, -26, 20, SOLEIL_L) + disc(84, -26, 20, SOLEIL_L) + solid(oval(0, -214, 86, 76), fur, shade, 36) + disc(0, -192, 36, SOLEIL_L, 28)
            + disc(-32, -228, 10, NIGHT) + disc(32, -228, 10, NIGHT) + disc(0, -206, 13, NIGHT, 10) + path("M0,-146l-50,-22v48ZM0,-146l50,-22v48Z", BRIQUE))


def train(body: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Wooden engine with one wagon, 520 wide."""
    wheels = "".join(disc(x, -34, 34, NIGHT) + disc(x, -34, 14, SOLEIL) for x in (-210, -110, 40, 130, 220))
    return (rect(-90, -66, 130, 14, OCHRE) + solid(box(-250, -140, 180, 90, 10), SOLEIL, OCHRE_L, 60) + "".join(disc(-210 + 50 * i, -150, 28, c) for i, c in enumerate((BASSIN, GREEN_L, ORANGE)))
            + solid(box(20, -130, 240, 80, 16), body, shade, 80) + solid(box(0, -220, 96, 160, 10), BASSIN, BASSIN_D, 40) + rect(20, -196, 52, 60, SOLEIL_L, 6) + rect(-14, -236, 124, 24, NIGHT, 10)
            + poly("170,-130 180,-200 216,-200 226,-130", NIGHT) + disc(200, -226, 22, LIN) + disc(236, -256, 30, LIN) + wheels)


def top(a: str = BRIQUE, b: str = SOLEIL, c: str = BASSIN) -> str:
    """Spinning top, 220 high."""
    d = "M-120,-110Q-110,-50 0,0Q110,-50 120,-110Q90,-150 0,-156T-120,-110Z"
    return rect(-9, -220, 18, 70, OCHRE, 8) + disc(0, -222, 18, OCHRE_L) + path(d, a) + clip(d, rect(-130, -122, 260, 26, b), rect(-130, -76, 260, 22, c), rect(40, -180, 130, 190, "#12202B33"))


def block(face: str, side: str, mark: str) -> str:
    """Wooden building block, 120 high, with a coloured shape."""
    return poly("-60,-100 -36,-124 84,-124 60,-100", LIN) + poly("60,-100 84,-124 84,-24 60,0", side) + rect(-60, -100, 120, 100, face) + disc(0, -50, 30, mark)


def ball(r: float = 90) -> str:
    """Striped ball of radius r standing on y = 0."""
    d = oval(0, -r, r)
    return path(d, SOLEIL) + clip(d, poly(f"-{r},{-2 * r} {-r * .3},{-2 * r} 0,0 -{r},0", BRIQUE), poly(f"{r * .4},{-2 * r} {r},{-2 * r} {r},0 {r * .1},0", BASSIN)) + disc(-r * .2, -2 * r + 10, r * .18, LIN, r * .1)


def cross(colour: str = GREEN, shade: str = GREEN_D, r: float = 100) -> str:
    """Pharmacy cross centred on (0, 0), half-width r."""
    k = r * .36
    d = f"M{-k:g},{-r:g}H{k:g}V{-k:g}H{r:g}V{k:g}H{k:g}V{r:g}H{-k:g}V{k:g}H{-r:g}V{-k:g}H{-k:g}Z"
    return solid(d, colour, shade, r * .12, r * .12)


def mortar(stone: str = LIN, shade: str = SAND) -> str:
    """Mortar and pestle, 220 high."""
    return at(40, -150, solid(box(-16, -150, 32, 180, 16), OCHRE_L, OCHRE, 14), 1, 32) + solid("M-120,-160H120Q120,-60 50,-36L70,0H-70L-50,-36Q-120,-60 -120,-160Z", stone, shade, 80) + rect(-132, -176, 264, 26, stone, 12)


def gramophone() -> str:
    """Gramophone with its horn, 380 high."""
    horn = solid("M-40,-150Q-10,-240 60,-250Q-20,-400 150,-400Q290,-330 240,-200Q150,-120 80,-210Q20,-190 -10,-140Z", SOLEIL, OCHRE_L, 40, -20)
    return (solid(box(-150, -110, 260, 110, 12), BRIQUE, BRIQUE_D, 90) + rect(-166, -122, 292, 24, OCHRE, 8) + disc(-50, -126, 96, NIGHT, 18) + disc(-50, -128, 30, BRIQUE_L, 6)
            + horn + line("M64,-246Q150,-270 150,-398M64,-246Q200,-250 240,-204M64,-246Q230,-300 262,-306", OCHRE, 7) + disc(-20, -56, 22, SOLEIL))


def mantel_clock(wood: str = BRIQUE_D, shade: str = NIGHT) -> str:
    """Mantel clock, 260 high."""
    return solid("M-110,-20V-140A110,110 0 0 1 110,-140V-20Z", wood, shade, 70) + rect(-130, -24, 260, 24, OCHRE, 6) + disc(0, -140, 78, SOLEIL) + disc(0, -140, 64, LIN) + line("M0,-140L-26,-170M0,-140L34,-158", NIGHT, 8)


def candlestick(metal: str = SOLEIL, shade: str = OCHRE) -> str:
    """Candlestick with a lit candle, 300 high."""
    return solid("M-60,0Q-50,-26 -14,-34V-110Q-34,-124 -14,-140H14Q34,-124 14,-110V-34Q50,-26 60,0Z", metal, shade, 30) + solid(box(-15, -250, 30, 112), LIN, SAND, 12) + path("M0,-310q-28,34 0,56q28,-22 0,-56Z", ORANGE) + path("M0,-286q-12,18 0,30q12,-12 0,-30Z", SOLEIL_L)


def teapot(body: str = BASSIN, shade: str = BASSIN_D) -> str:
    """Teapot, 200 high."""
    return line("M-84,-130q-70,-4 -62,50t80,36", shade, 18) + path("M80,-60Q140,-80 140,-150L166,-160Q170,-50 84,-20Z", shade) + solid("M-90,-120Q-110,0 -50,0H50Q110,0 90,-120Q50,-150 0,-150T-90,-120Z", body, shade, 60) + disc(0, -160, 18, SOLEIL) + line("M-88,-96Q0,-70 88,-96", SOLEIL, 9)


def suitcase(body: str = OCHRE, shade: str = OCHRE_D) -> str:
    """Old leather suitcase, 190 high."""
    return line("M-40,-180v-34h80v34", shade, 16) + solid(box(-150, -180, 300, 180, 20), body, shade, 90) + rect(-100, -180, 26, 180, BRIQUE_D) + rect(74, -180, 26, 180, BRIQUE_D) + rect(-106, -120, 38, 30, SOLEIL, 5) + rect(68, -120, 38, 30, SOLEIL, 5) + disc(4, -90, 40, LIN) + disc(4, -90, 24, BASSIN_M)


def frame(gold: str = SOLEIL, inside: str = BASSIN_L, w: float = 200, h: float = 260) -> str:
    """Hanging picture frame with a small landscape, centred on x, foot at 0."""
    d = box(-w / 2 + 22, -h + 22, w - 44, h - 44)
    return solid(box(-w / 2, -h, w, h), gold, OCHRE, 20) + path(d, inside) + clip(d, disc(0, -h * .5, w * .2, SOLEIL_L), path(f"M{-w},{-h * .36}Q0,{-h * .56} {w},{-h * .3}V0H{-w}Z", GREEN), path(f"M{-w},{-h * .24}Q0,{-h * .4} {w},{-h * .16}V0H{-w}Z", GREEN_D))


def hen(body: str = BRIQUE_L, shade: str = BRIQUE) -> str:
    """Hen, 220 high."""
    return (line("M-16,-40V0l-26,0M24,-40V0l-26,0", ORANGE, 9) + solid("M-110,-150Q-40,-110 20,-140Q30,-210 74,-206Q100,-190 96,-150Q110,-40 0,-34Q-90,-40 -110,-150Z", body, shade, 20, -24)
            + path("M60,-204q-10,-32 14,-22q6,-22 22,-4q20,-8 12,26Z", BRIQUE) + poly("98,-176 132,-164 98,-154", SOLEIL) + disc(76, -178, 7, NIGHT) + path("M100,-154q16,20 0,34q-14,-14 0,-34Z", BRIQUE) + path("M-50,-120Q10,-120 30,-90Q0,-56 -40,-76Z", shade))

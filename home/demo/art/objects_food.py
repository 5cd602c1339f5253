"""Things to eat and drink. Foot at (0, 0), about 200 high, lit from the left."""

from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_XL,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    GREEN,
    GREEN_D,
    GREEN_L,
    GREEN_XL,
    LIN,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_D,
    OCHRE_L,
    ORANGE,
    ROSE,
    ROSE_L,
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
    point,
    poly,
    rect,
    solid,
)


def loaf() -> str:
    """Round country loaf with a scored crust."""
    return (solid("M-150,0Q-170,-130 0,-140Q170,-130 150,0Z", OCHRE_L, OCHRE, 60, 10)
            + line("M-80,-40Q-70,-90 -20,-110M-20,-34Q-10,-90 40,-108M44,-40Q52,-80 92,-94", SAND, 11))


def baguette() -> str:
    """Baguette lying level, 340 long, centred on (0, 0)."""
    return (solid("M-180,0Q-170,-44 0,-44T180,0Q170,44 0,44T-180,0Z", OCHRE_L, OCHRE, 0, 26)
            + line("M-120,14l50,-36M-50,16l50,-36M20,16l50,-36M90,12l44,-32", SAND, 12))


def croissant() -> str:
    """Croissant seen from above, 260 wide."""
    return (solid("M-140,-6Q-130,-130 0,-136T140,-6Q100,10 84,-24Q50,-62 0,-62T-84,-24Q-100,10 -140,-6Z",
                  OCHRE_L, OCHRE, 24, 14)
            + line("M-96,-92L-66,-40M-40,-126L-26,-64M40,-126L26,-64M96,-92L66,-40", OCHRE_D, 8))


def wheat(colour: str = SOLEIL, stem: str = OCHRE) -> str:
    """Ear of wheat, 300 high."""
    grains = "".join(path(f"M0,{-130 - i * 28}q{s * 34},-6 {s * 36},-50q{-s * 34},6 {-s * 36},50Z", colour)
                     for i in range(5) for s in (-1, 1))
    return line("M0,0V-270", stem, 8) + grains + path("M0,-262q-18,-30 0,-66q18,36 0,66Z", colour)


def cake(cream: str = LIN, sponge: str = ROSE, top: str = BRIQUE) -> str:
    """Two-tier cake on its stand."""
    drip = "M-92,-190h184v44q-14,22 -28,0q-16,40 -34,0q-14,26 -30,0q-18,44 -34,0q-14,22 -30,0q-14,18 -28,0Z"
    return (rect(-14, -50, 28, 50, SAND) + disc(0, -2, 62, SAND, 12) + disc(0, -52, 150, SAND, 18)
            + solid(box(-120, -128, 240, 76, 10), sponge, ROSE, 70) + rect(-120, -100, 240, 14, cream)
            + solid(box(-92, -190, 184, 64, 10), cream, SAND, 60) + path(drip, top)
            + "".join(disc(x, -200, 15, BRIQUE) for x in (-62, -20, 22, 64)))


def cupcake(cream: str = ROSE_L, shade: str = ROSE, paper: str = BASSIN) -> str:
    """Small cake with a swirl of cream and a cherry."""
    swirl = "M-66,-74q-14,-40 26,-46q-8,-36 30,-40q4,-30 22,-36q4,30 16,38q30,8 20,40q34,8 18,44Z"
    return (solid("M-60,-80H60L42,0H-42Z", paper, BASSIN_D, 40) + line("M-30,-70L-22,-6M0,-70V-6M30,-70L22,-6", BASSIN_L, 5)
            + solid(swirl, cream, shade, 34) + disc(4, -196, 17, BRIQUE))


def macaron(shell: str, shade: str, cream: str = LIN) -> str:
    """Macaron seen from the side, 130 wide, 90 high."""
    return (rect(-60, -34, 120, 26, shade, 13) + rect(-64, -56, 128, 26, cream, 13)
            + solid("M-66,-50Q-66,-96 0,-96T66,-50Z", shell, shade, 34))


def waffle() -> str:
    """Filled waffle of the North, an oval with its grid, centred."""
    d = oval(0, 0, 150, 96)
    grid = "".join(line(f"M{-220 + i * 44},-110l150,220M{-220 + i * 44},110l150,-220", OCHRE, 8) for i in range(8))
    return solid(d, OCHRE_L, OCHRE, 18, 12) + clip(oval(0, 0, 132, 80), rect(-160, -110, 320, 220, SOLEIL_L), grid)


def cup(body: str = LIN, shade: str = SAND, drink: str = OCHRE_D, saucer: str = SOLEIL) -> str:
    """Coffee cup on a saucer, with steam."""
    return (disc(0, -10, 160, saucer, 26) + disc(0, -16, 100, shade, 14)
            + line("M100,-120q60,-6 50,44t-80,30", body, 20)
            + solid("M-110,-150H110Q110,-30 40,-18H-40Q-110,-30 -110,-150Z", body, shade, 70)
            + disc(0, -150, 110, body, 26) + disc(0, -148, 94, drink, 19)
            + line("M-40,-210q-30,-40 0,-76t0,-70M30,-210q-30,-40 0,-76t0,-70", LIN, 11))


def beer(liquid: str = SOLEIL, shade: str = OCHRE_L) -> str:
    """Stemmed glass of beer with a tall head."""
    bowl = "M-66,-220Q-92,-110 -34,-74H34Q92,-110 66,-220Z"
    return (rect(-9, -80, 18, 70, BASSIN_XL) + disc(0, -8, 56, BASSIN_XL, 12) + solid(bowl, liquid, shade, 60)
            + path("M-72,-196q-16,-50 22,-56q10,-34 44,-28q36,-22 56,14q36,4 26,70q-40,14 -70,0t-78,0Z", LIN)
            + line("M-40,-180Q-50,-130 -26,-106", SOLEIL_L, 10))


def mug(liquid: str = SOLEIL) -> str:
    """Straight beer mug with a handle."""
    return (line("M70,-170q66,0 60,60t-60,56", BASSIN_XL, 20) + solid(box(-80, -200, 160, 200, 14), liquid, OCHRE_L, 90)
            + line("M-44,-150V-40M0,-150V-40M44,-150V-40", SOLEIL_L, 12)
            + path("M-88,-176q-20,-56 26,-62q18,-36 56,-20q44,-24 66,14q44,4 28,64q-50,20 -88,2t-88,2Z", LIN))


def bottle(glass: str, shade: str, label: str, height: float = 260) -> str:
    """Bottle with a plain label."""
    h = height
    d = f"M-44,0V{-h * .56:g}Q-44,{-h * .68:g} -16,{-h * .74:g}V{-h:g}H16V{-h * .74:g}Q44,{-h * .68:g} 44,{-h * .56:g}V0Z"
    return (solid(d, glass, shade, 34) + rect(-44, -h * .5, 88, h * .3, label) + disc(0, -h * .35, h * .08, shade)
            + rect(-20, -h, 40, h * .07, label, 4))


def wine_glass(wine: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Wine glass, half full."""
    return (rect(-6, -100, 12, 92, BASSIN_XL) + disc(0, -8, 52, BASSIN_XL, 11)
            + path("M-60,-230Q-74,-104 0,-96Q74,-104 60,-230Z", BASSIN_XL)
            + solid("M-64,-176Q-58,-104 0,-102Q58,-104 64,-176Z", wine, shade, 44))


def wedge(paste: str = SOLEIL, rind: str = ORANGE, holes: str = OCHRE_L) -> str:
    """Wedge of cheese with holes."""
    return (poly("-150,-70 110,-150 150,-80 150,0 -150,0", rind) + poly("-150,-72 150,-84 150,0 -150,0", paste)
            + poly("-150,-72 110,-152 150,-84", SOLEIL_L)
            + "".join(disc(x, y, r, holes) for x, y, r in ((-70, -34, 15), (0, -48, 20), (76, -28, 16), (112, -58, 10))))


def wheel_cheese(rind: str = OCHRE, shade: str = OCHRE_D, paste: str = SOLEIL_L) -> str:
    """Whole cheese with a slice taken out."""
    return (solid("M-140,-90V-30A140,36 0 0 0 140,-30V-90Z", rind, shade, 90) + disc(0, -90, 140, OCHRE_L, 38)
            + poly("0,-90 30,-53 30,6 0,-30", SOLEIL) + poly("0,-90 100,-63 100,-6 0,-30", paste) + poly("0,-90 30,-53 100,-63", rind))


def mimolette() -> str:
    """Mimolette, the orange ball of the North, cut open."""
    return solid(oval(0, -100, 104, 100), OCHRE, OCHRE_D, 50) + disc(30, -100, 74, ORANGE, 90) + disc(36, -100, 64, SOLEIL, 80) + disc(40, -100, 56, ORANGE, 72)


def ham() -> str:
    """Ham on the bone, seen from the side."""
    return (solid("M-150,-60Q-150,-180 0,-170Q90,-160 130,-70Q60,0 -60,4Q-150,0 -150,-60Z", BRIQUE_L, BRIQUE, 20, -24)
            + disc(-88, -72, 58, ROSE_L, 70) + disc(-88, -72, 44, ROSE, 54) + disc(-90, -72, 13, LIN)
            + line("M120,-76L190,-110", LIN, 24) + disc(192, -124, 17, LIN) + disc(204, -102, 17, LIN))


def sausages(count: int = 5) -> str:
    """String of sausages hanging in a swag; hung at y = -200."""
    out = line(f"M{-60 * count},-200Q0,-60 {60 * count},-200", BRIQUE_D, 8)
    for i in range(count):
        t = (i + 0.5) / count * 2 - 1
        out += at(t * 60 * count, -200 + 72 * (1 - t * t), solid(box(-52, -24, 104, 48, 24), BRIQUE_L, BRIQUE, 0, 20)
                  + line("M-30,-8H10", ROSE, 7), 1, -t * 26)
    return out


def steak() -> str:
    """Rib steak with its bone, centred."""
    d = "M-130,20Q-150,-90 -20,-96Q120,-110 140,0Q130,90 20,80Q-40,60 -60,70Q-120,90 -130,20Z"
    return (path(d, ROSE_L) + at(4, -4, path(d, BRIQUE), .86) + line("M-60,0Q0,-50 70,-20M-20,40Q30,10 80,30", ROSE, 12)
            + disc(-84, 16, 26, LIN) + disc(-84, 16, 13, ROSE))


def apple(skin: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Apple, 120 high."""
    return (solid("M0,-96Q-70,-124 -66,-56Q-60,0 -24,0Q0,-8 24,0Q60,0 66,-56Q70,-124 0,-96Z", skin, shade, 36)
            + line("M0,-94Q2,-116 14,-128", OCHRE_D, 8) + path("M8,-112q26,-30 56,-14q-20,28 -56,14Z", GREEN_L))


def carrot() -> str:
    """Carrot with its leaves, hanging point down from y = 0."""
    return (line("M0,-180Q-30,-240 -50,-250M0,-180V-270M0,-180Q30,-240 50,-250", GREEN, 14)
            + solid("M-40,-176Q0,-200 40,-176Q34,-60 0,0Q-34,-60 -40,-176Z", ORANGE, BRIQUE_L, 26)
            + line("M-26,-140h26M-4,-100h22M-16,-64h18", OCHRE_L, 6))


def leek() -> str:
    """Leek standing upright, 320 high."""
    return (path("M-22,-150L-90,-320L-30,-270L0,-330L34,-270L90,-310L22,-150Z", GREEN) + path("M0,-330L34,-270L90,-310L22,-150H0Z", GREEN_D)
            + solid("M-22,-160H22L26,-16Q0,8 -26,-16Z", GREEN_XL, GREEN_L, 22) + rect(-26, -60, 52, 50, LIN, 20))


def cabbage() -> str:
    """Cabbage head, 170 high."""
    return (solid(oval(0, -86, 100, 86), GREEN_L, GREEN, 40) + path("M-100,-60Q-60,-170 0,-120Q20,-40 -40,-4Q-90,-10 -100,-60Z", GREEN_XL)
            + line("M-80,-50Q-40,-70 -14,-112M-50,-62Q-46,-30 -30,-14", GREEN_L, 6) + line("M30,-10Q70,-60 50,-140", GREEN_D, 6))


def pumpkin() -> str:
    """Pumpkin, 160 high."""
    return (disc(0, -70, 130, BRIQUE_L, 70) + disc(-46, -72, 74, ORANGE, 72) + disc(20, -72, 60, ORANGE, 74) + disc(-14, -72, 40, OCHRE_L, 74)
            + line("M-6,-140Q0,-170 30,-176", GREEN_D, 18))


def jar(content: str, shade: str, lid: str = OCHRE_L) -> str:
    """Preserving jar, 170 high."""
    return (solid(box(-62, -140, 124, 140, 22), content, shade, 46) + rect(-46, -104, 92, 58, LIN, 6) + disc(0, -75, 18, shade)
            + rect(-56, -168, 112, 34, lid, 8) + rect(16, -168, 40, 34, OCHRE, 8))


def tin(body: str, band: str, shade: str = NIGHT_L) -> str:
    """Round tin, 150 high."""
    return solid(box(-54, -150, 108, 150, 8), body, shade, 64) + rect(-54, -106, 108, 54, band) + rect(-58, -156, 116, 14, SAND, 6)


def bonbon(body: str = OCHRE_D, shade: str = NIGHT, top: str = SOLEIL) -> str:
    """Dome-shaped chocolate, 100 wide, in its paper."""
    return (solid("M-52,-20Q-52,-92 0,-92T52,-20Z", body, shade, 30) + line("M-24,-66q24,-16 48,0", top, 8)
            + poly("-60,-34 -44,-24 -30,-34 -15,-24 0,-34 15,-24 30,-34 44,-24 60,-34 46,0 -46,0", top))


def tablet(wrap: str = BRIQUE) -> str:
    """Chocolate bar half unwrapped, 200 high."""
    squares = "".join(rect(-62 + 44 * i, -208 + 40 * j, 36, 32, OCHRE, 4) for i in range(3) for j in range(3))
    return rect(-70, -216, 140, 216, OCHRE_D, 8) + squares + solid("M-76,-96l24,-14 26,14 26,-14 26,14 26,-14 24,14V0H-76Z", wrap, NIGHT, 90) + disc(-4, -44, 24, SOLEIL)


def pot(body: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Cast-iron pot with lid and steam."""
    return (line("M-130,-96h-36v40h36M130,-96h36v40h-36", shade, 16) + solid("M-130,-120H130V-40Q130,0 90,0H-90Q-130,0 -130,-40Z", body, shade, 90)
            + solid("M-142,-120Q-120,-172 0,-176T142,-120Z", body, shade, 90) + disc(0, -184, 22, SOLEIL)
            + line("M-50,-226q-26,-34 0,-66t0,-60M20,-226q-26,-34 0,-66t0,-60", LIN, 10))


def fries(paper: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Paper cone of chips."""
    sticks = "".join(at(-70 + 17 * i, -90, rect(-8, -120 + (i * 29) % 50, 16, 130, (SOLEIL, SOLEIL_L, OCHRE_L)[i % 3], 3), 1, -18 + i * 4.4) for i in range(9))
    return sticks + solid("M-86,-110Q0,-74 86,-110L34,0H-34Z", paper, shade, 60) + line("M-50,-92L-16,-6M0,-82V-6M50,-92L16,-6", LIN, 9)


def cloche() -> str:
    """Serving bell on its dish."""
    return disc(0, -8, 180, SAND, 18) + solid("M-150,-14A150,140 0 0 1 150,-14Z", BASSIN_XL, BASSIN_L, 80) + disc(0, -164, 18, SOLEIL) + line("M-100,-60Q-84,-120 -30,-134", LIN, 12)


def hop() -> str:
    """Hop cone with two leaves, hanging from (0, -200)."""
    scales = "".join(path(f"M{x},{-150 + j * 32}q-26,34 0,52q26,-18 0,-52Z", GREEN_XL if (i + j) % 2 else GREEN_L)
                     for j, n in enumerate((2, 3, 4, 3, 2)) for i, x in enumerate(range(-(n - 1) * 20, n * 20, 40)))
    return line("M0,-200V-140", GREEN_D, 9) + path("M0,-176q-60,-60 -110,-20q30,50 110,20ZM0,-176q60,-60 110,-20q-30,50 -110,20Z", GREEN) + path("M0,-160q-80,60 0,160q80,-100 0,-160Z", GREEN) + scales


def egg(shell: str = LIN, shade: str = SAND) -> str:
    """Egg, 90 high."""
    return solid("M0,-92Q-40,-64 -36,-32Q-30,0 0,0T36,-32Q40,-64 0,-92Z", shell, shade, 22)


def milk_can(body: str = BASSIN_L, shade: str = BASSIN) -> str:
    """Milk churn, 260 high."""
    return (line("M-80,-150q-44,-10 -36,50M80,-150q44,-10 36,50", shade, 12) + solid("M-84,0V-140Q-80,-180 -46,-196V-224H46V-196Q80,-180 84,-140V0Z", body, shade, 60)
            + solid(box(-60, -256, 120, 34, 10), SAND, OCHRE_L, 50) + rect(-84, -50, 168, 12, shade) + rect(-84, -130, 168, 12, shade))


def scales_weigh(body: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """Shop scales with a dial and a pan."""
    return (solid("M-110,0L-80,-90H80L110,0Z", body, shade, 70) + solid(oval(0, -130, 76), body, shade, 40) + disc(0, -130, 58, LIN)
            + line("M0,-130L26,-168", BRIQUE, 8) + "".join(line(f"M{point(0, -130, 44, a)}L{point(0, -130, 54, a)}", NIGHT, 5) for a in range(-180, 1, 30))
            + rect(-12, -226, 24, 24, shade) + path("M-140,-250H140Q110,-214 0,-214T-140,-250Z", SAND))


def plate(rim: str = LIN, inner: str = BASSIN_XL) -> str:
    """Plate with fork and knife, seen from above, centred."""
    return (disc(0, 0, 150, rim) + disc(0, 0, 106, inner)
            + line("M-210,-120V130M-236,-120v60q0,26 26,26t26,-26v-60", LIN, 13) + line("M210,0V130", LIN, 16) + path("M202,20V-130q40,50 26,150Z", LIN))


def oil(body: str = GREEN, shade: str = GREEN_D) -> str:
    """Square oil bottle with a cork."""
    return solid("M-40,0V-150L-14,-196V-250H14V-196L40,-150V0Z", body, shade, 34) + rect(-16, -276, 32, 34, OCHRE_L, 6) + rect(-40, -120, 80, 74, SOLEIL_L) + disc(0, -82, 20, BASSIN)

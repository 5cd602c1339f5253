"""Clothes, jewels and what makes them. Foot at (0, 0), lit from the left."""

from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_M,
    BASSIN_XL,
    BRIQUE,
    BRIQUE_D,
    BRIQUE_L,
    LIN,
    NIGHT,
    NIGHT_L,
    OCHRE,
    OCHRE_D,
    OCHRE_L,
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


def dress(cloth: str = BRIQUE, shade: str = BRIQUE_D, trim: str = SOLEIL) -> str:
    """Evening dress on a dressmaker's stand, 420 high."""
    return (line("M0,0V-120M-50,0H50", OCHRE_D, 14) + disc(0, -412, 18, OCHRE)
            + solid("M-46,-380Q0,-350 46,-380L60,-300Q44,-260 44,-230L120,-50Q0,-14 -120,-50L-44,-230Q-44,-260 -60,-300Z", cloth, shade, 62)
            + line("M-43,-234Q0,-220 43,-234", trim, 14) + line("M-26,-210L-60,-50M0,-206V-34M26,-210L60,-50", shade, 6))


def coat(cloth: str = BASSIN, shade: str = BASSIN_D, lining: str = SOLEIL) -> str:
    """Coat on a hanger, hung at (0, -400)."""
    return (line("M0,-380q0,-30 16,-36q10,-22 -14,-24M-110,-330L0,-380L110,-330", OCHRE, 12)
            + solid("M-50,-356L-120,-320L-160,-130L-112,-120L-96,-220V0H96V-220L112,-120L160,-130L120,-320L50,-356L0,-250Z", cloth, shade, 90)
            + poly("-50,-356 0,-368 50,-356 0,-250", lining) + line("M0,-250V0", shade, 7) + disc(-22, -190, 10, SAND) + disc(-22, -130, 10, SAND) + disc(-22, -70, 10, SAND))


def shirt(cloth: str, shade: str) -> str:
    """Shirt on a hanger, hung at (0, -300)."""
    return line("M0,-280q0,-26 14,-30q8,-20 -12,-22", NIGHT, 9) + solid("M-36,-280L-120,-230L-96,-160L-66,-178V0H66V-178L96,-160L120,-230L36,-280Q0,-250 -36,-280Z", cloth, shade, 66) + line("M0,-256V-10", shade, 5)


def hat(felt: str = NIGHT_L, band: str = SOLEIL, shade: str = NIGHT) -> str:
    """Felt hat, 240 wide."""
    return solid("M-76,-30Q-90,-130 -30,-126Q0,-110 30,-126Q90,-130 76,-30Z", felt, shade, 50) + path("M-79,-58H79L77,-28H-77Z", band) + path("M-130,-30Q0,6 130,-30Q110,10 0,12T-130,-30Z", felt)


def pump(leather: str = BRIQUE, shade: str = BRIQUE_D) -> str:
    """High-heeled shoe, 260 wide."""
    return solid("M-130,-10Q-120,-50 -60,-60Q20,-90 80,-180Q120,-190 128,-130Q124,-60 116,0H98L92,-80Q40,-40 -10,0H-120Q-134,0 -130,-10Z", leather, shade, 10, 14) + path("M-54,-58Q20,-96 78,-176Q96,-130 60,-100Q10,-60 -54,-58Z", NIGHT)


def oxford(leather: str = OCHRE, shade: str = OCHRE_D) -> str:
    """Laced town shoe, 280 wide."""
    return (solid("M-140,-20Q-140,-70 -70,-80Q0,-96 30,-140H128Q146,-80 132,-20Z", leather, shade, 26, 10) + rect(-144, -24, 280, 24, NIGHT, 8) + rect(66, -24, 70, 34, NIGHT, 4)
            + path("M-66,-80Q-30,-50 -54,-24H-140Q-142,-66 -66,-80Z", shade) + line("M-20,-92l34,20M6,-106l34,20M26,-124l32,18", LIN, 8))


def boot(leather: str = BASSIN, shade: str = BASSIN_D) -> str:
    """High boot, 320 high."""
    return solid("M-10,-320H108V-40Q110,-16 100,-16H-130Q-134,-84 -60,-96Q0,-110 -10,-320Z", leather, shade, 60) + rect(-136, -20, 240, 20, NIGHT, 6) + rect(56, -20, 48, 30, NIGHT, 3) + rect(-14, -320, 124, 26, SOLEIL)


def sneaker(body: str = LIN, shade: str = SAND, stripe: str = SOLEIL) -> str:
    """Canvas shoe, 260 wide."""
    return (solid("M-130,-16Q-130,-60 -70,-66L20,-136Q60,-120 110,-140Q134,-70 126,-16Z", body, shade, 24, 8) + rect(-138, -30, 270, 30, stripe, 12)
            + path("M-70,-66Q-40,-46 -50,-28H-134Q-132,-64 -70,-66Z", stripe) + line("M-40,-80l24,18M-16,-98l24,18M8,-118l24,18", NIGHT, 7))


def ring(gold: str = SOLEIL, gem: str = BASSIN_L, light: str = BASSIN_XL, shade: str = BASSIN_M) -> str:
    """Ring with a cut stone, 290 high."""
    return (line(oval(0, -96, 84), gold, 24) + line("M-60,-156A84,84 0 0 0 -40,-24", SOLEIL_L, 10) + poly("-30,-176 30,-176 20,-160 -20,-160", OCHRE)
            + poly("-84,-252 -50,-296 50,-296 84,-252 0,-170", gem) + poly("-84,-252 -50,-296 -26,-252 0,-170", light) + poly("84,-252 26,-252 0,-170", shade)
            + poly("-50,-296 0,-296 -26,-252", gem) + poly("-26,-252 0,-296 26,-252", light))


def necklace(bust: str = NIGHT_L, shade: str = NIGHT, bead: str = SOLEIL) -> str:
    """Necklace on a bust, 330 high."""
    beads = "".join(disc(74 * x, -168 + 80 * (1 - x * x), 9 + 7 * (1 - abs(x)), bead) for x in (-1, -.78, -.56, -.36, -.18, 0, .18, .36, .56, .78, 1))
    return solid("M-36,-330H36Q40,-240 110,-210Q140,-100 90,0H-90Q-140,-100 -110,-210Q-40,-240 -36,-330Z", bust, shade, 80) + beads + poly("-20,-62 0,-84 20,-62 0,-26", BASSIN_L)


def watch(strap: str = BRIQUE_D, face: str = LIN) -> str:
    """Wrist watch seen flat, centred."""
    return solid(box(-38, -210, 76, 420, 14), strap, NIGHT, 30) + disc(0, 0, 92, SOLEIL) + disc(0, 0, 74, face) + line("M0,0L-24,-34M0,0L40,-24", NIGHT, 8) + "".join(at(0, 0, rect(-3, -66, 6, 14, NIGHT), 1, 30 * i) for i in range(12)) + rect(90, -12, 18, 24, OCHRE_L, 5)


def scissors(metal: str = BASSIN_XL, shade: str = BASSIN_L, grip: str = BRIQUE, spread: float = 22) -> str:
    """Open scissors, blades up, pivot at (0, 0)."""
    blade = solid("M-14,20L-16,-250Q6,-200 16,20Z", metal, shade, 14) + line(oval(-34, 150, 46, 66), grip, 24) + line("M0,10Q10,60 -10,92", grip, 24)
    return at(0, 0, blade, 1, spread) + at(0, 0, blade, 1, -spread, mirror=True) + disc(0, 0, 12, NIGHT)


def comb(colour: str = BRIQUE_L, shade: str = BRIQUE) -> str:
    """Comb standing upright, 320 high, centred on x."""
    return "".join(rect(-10, -300 + 20 * i, 70, 11, colour, 4) for i in range(14)) + solid(box(-46, -320, 52, 320, 16), colour, shade, 26)


def pole(h: float = 360) -> str:
    """Barber's pole of height h."""
    d = box(-34, -h + 46, 68, h - 92)
    stripes = "".join(poly(f"-40,{y} 40,{y - 60} 40,{y - 30} -40,{y + 30}", c) for y, c in ((-h + 90 + 62 * i, (BRIQUE, BASSIN)[i % 2]) for i in range(int(h / 62) + 1)))
    return path(d, LIN) + clip(d, stripes) + rect(-48, -52, 96, 52, SOLEIL, 12) + rect(-48, -h, 96, 50, SOLEIL, 12) + disc(0, -h - 10, 26, SOLEIL_L)


def glasses(frame: str = NIGHT, tint: str = BASSIN_L, round_: bool = True) -> str:
    """Pair of spectacles seen from the front, 400 wide, centred."""
    lens = oval(-104, 0, 84) if round_ else "M-190,-60H-28Q-30,70 -110,76Q-186,70 -190,-60Z"
    half = path(lens, tint) + clip(lens, poly("-190,60 -90,-90 -50,-90 -160,90", LIN)) + line(lens, frame, 22) + line("M-188,-30L-226,-46", frame, 18)
    return half + at(0, 0, half, mirror=True) + line("M-26,-14Q0,-40 26,-14", frame, 18)


def spool(thread: str, shade: str) -> str:
    """Reel of thread, 170 high."""
    return solid(box(-46, -150, 92, 130, 10), thread, shade, 34) + line("M-46,-120L46,-108M-46,-92L46,-80M-46,-64L46,-52", shade, 5) + rect(-58, -28, 116, 28, OCHRE_L, 8) + rect(-58, -170, 116, 28, OCHRE_L, 8)


def sewing_machine(body: str = NIGHT, shade: str = NIGHT_L, trim: str = SOLEIL) -> str:
    """Old sewing machine, 360 wide."""
    return (rect(-230, -40, 460, 40, OCHRE, 8) + rect(-230, -40, 460, 12, OCHRE_L, 6) + path("M-190,-250H150Q190,-250 190,-200V-40H90V-150Q80,-176 50,-176H-110V-110H-190Z", body)
            + line("M-170,-226H140Q166,-226 166,-190V-60", trim, 7) + line("M-150,-110V-44", SAND, 9) + rect(-166, -122, 34, 34, SAND, 4)
            + disc(206, -180, 62, shade) + disc(206, -180, 44, body) + disc(206, -180, 14, trim) + at(40, -250, spool(BRIQUE, BRIQUE_D), .46) + line("M40,-320Q-90,-330 -150,-250", BRIQUE, 4) + disc(30, -212, 14, trim) + disc(-20, -212, 10, BRIQUE_L))


def button(colour: str, shade: str, r: float = 50) -> str:
    """Four-hole button, centred."""
    return solid(oval(0, 0, r), colour, shade, r * .12, r * .12) + line(oval(0, 0, r * .7), shade, r * .08) + "".join(disc(x * r * .2, y * r * .2, r * .1, NIGHT) for x in (-1, 1) for y in (-1, 1))


def fabric_roll(colour: str, shade: str, h: float = 360) -> str:
    """Roll of cloth standing upright."""
    return solid(box(-52, -h, 104, h), colour, shade, 44) + disc(0, -h, 52, shade, 18) + disc(0, -h, 26, SAND, 9) + disc(0, 0, 52, shade, 14)

"""Toys, bicycles and pharmacy: front, still life, gesture."""

from home.demo.art.gestures import bicycle, compass_spark, hand, wheel
from home.demo.art.motifs import bricks, burst, pane, rings
from home.demo.art.objects_food import jar
from home.demo.art.objects_goods import (
    ball,
    block,
    bucket,
    cross,
    daisy,
    mortar,
    teddy,
    top,
    train,
    tulip,
)
from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_M,
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
    OCHRE,
    OCHRE_D,
    OCHRE_L,
    ORANGE,
    ROSE,
    SAND,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.registry import picture
from home.demo.art.shapes import (
    arch,
    at,
    disc,
    fade,
    ground,
    line,
    path,
    poly,
    rect,
    solid,
)
from home.demo.art.storefronts import awning_front, corner_shop, night_front


@picture("jouets-1", "Une boutique de jouets illuminée", "A toy shop lit up at night", "Een verlichte speelgoedwinkel")
def _jouets_1() -> str:
    goods = at(-150, 0, teddy(), .85) + at(40, 0, block(BRIQUE, BRIQUE_D, SOLEIL), .8) + at(40, -92, block(BASSIN, BASSIN_D, LIN), .7) + at(190, 0, ball(), .9)
    return night_front(BRIQUE, BRIQUE_D, GREEN, goods, at(0, 100, top(), .9), SOLEIL)


@picture("jouets-2", "Train de bois, toupie, cubes et ours", "Wooden train, spinning top, blocks and a teddy", "Houten trein, tol, blokken en een beer")
def _jouets_2() -> str:
    back = ground(BASSIN_L) + rings(260, 330, (520, BASSIN_XL), (380, LIN), (250, SOLEIL_L)) + path("M0,640Q300,480 620,600T1200,540V900H0Z", GREEN_L)
    kite = path("M0,-150L90,0L0,170L-90,0Z", BRIQUE) + path("M0,-150L90,0H0Z", SOLEIL) + path("M0,0L-90,0L0,170Z", ORANGE) + line("M0,170Q60,260 -20,320T20,470", NIGHT, 6) + "".join(poly(f"{x},{y} {x + 40},{y - 18} {x + 40},{y + 18}", SOLEIL) + poly(f"{x},{y} {x - 40},{y - 18} {x - 40},{y + 18}", BRIQUE) for x, y in ((14, 260), (-20, 350)))
    floor = ground(SOLEIL, 700) + rect(0, 700, 1200, 18, OCHRE_L) + line("M0,846H1200M0,872H1200", OCHRE, 9) + "".join(rect(x, 838, 14, 44, OCHRE_D) for x in range(10, 1200, 60))
    return back + at(960, 200, kite, 1, 24) + floor + at(820, 856, train(), 1.25) + at(250, 820, teddy(), 1.4) + at(470, 730, block(GREEN, GREEN_D, SOLEIL), 1.1) + at(600, 730, block(ORANGE, BRIQUE, LIN), 1.1) + at(530, 612, block(BASSIN, BASSIN_D, ROSE), 1.1) + at(1100, 730, top(), .9, 10)


@picture("jouets-3", "Une main lance une toupie", "A hand spinning a top", "Een hand zet een tol in beweging")
def _jouets_3() -> str:
    swirl = "".join(line(f"M{620 - r},{640 - r * .1:g}A{r},{r * .3:g} 0 1 0 {620 + r},{640 - r * .14:g}", c, 20) for r, c in ((250, LIN), (350, SOLEIL), (460, ROSE), (580, BRIQUE_L)))
    back = burst(620, 560, 20, BRIQUE, BRIQUE_D)
    return back + swirl + disc(640, 780, 150, NIGHT, 24) + at(620, 780, top(BASSIN, SOLEIL, LIN), 2.5, 6) + at(668, 230, hand(GREEN), 1.15, 30) + "".join(at(x, y, compass_spark(SOLEIL_L, r)) for x, y, r in ((180, 620, 40), (1060, 420, 54), (980, 200, 30)))


@picture("velo-1", "Un atelier de vélos à la façade jaune", "A bicycle workshop with a yellow front", "Een fietsenzaak met een gele pui")
def _velo_1() -> str:
    goods = at(-30, -10, bicycle(BRIQUE), .62)
    return awning_front((GREEN, GREEN_L, GREEN_D), SOLEIL, (BASSIN, LIN), BASSIN_XL, goods, wheel(100, NIGHT, OCHRE), LIN) + at(960, 860, bicycle(BASSIN_D), .58)


@picture("velo-2", "Un vélo appuyé contre un mur de brique", "A bicycle leaning on a brick wall", "Een fiets tegen een bakstenen muur")
def _velo_2() -> str:
    wall = bricks(0, 0, 1200, 740, (BRIQUE_L, ROSE, BRIQUE), (100, 38), .3)
    window = rect(810, 60, 300, 360, LIN) + pane(830, 80, 260, 320, BASSIN_D, BASSIN, LIN) + rect(790, 410, 340, 30, SAND) + at(880, 412, bucket(BASSIN, BASSIN_D, daisy(LIN, SOLEIL, 150), daisy(SOLEIL, OCHRE_D, 160)), .7) + at(1030, 412, bucket(GREEN, GREEN_D, tulip(SOLEIL, OCHRE_L, 170), tulip(LIN, SAND, 180)), .7)
    cast = fade(.3, at(640, 800, bicycle(NIGHT, NIGHT, NIGHT).replace(LIN, NIGHT).replace(SAND, NIGHT).replace(SOLEIL, NIGHT), 1.3))
    pave = ground(SAND, 740) + rect(0, 740, 1200, 20, LIN) + line("M200,760L100,900M520,760L470,900M840,760L850,900M1100,760L1190,900", OCHRE_L, 6)
    return wall + window + pave + cast + at(560, 820, bicycle(GREEN, NIGHT, OCHRE), 1.3)


@picture("velo-3", "Une main règle une roue à la clé", "A hand truing a wheel with a spanner", "Een hand stelt een wiel af met een sleutel")
def _velo_3() -> str:
    back = ground(BASSIN) + poly("0,900 0,300 1200,0 1200,400", BASSIN_M) + poly("0,900 1200,400 1200,900", BASSIN_D)
    spanner = line("M-200,0H140", LIN, 46, "butt") + line("M-200,12H140", BASSIN_L, 20, "butt") + solid("M120,-70Q60,0 120,70L170,50L150,20V-20L170,-50Z", LIN, BASSIN_L, 10)
    chain = "".join(disc(60 + i * 60, 850 - 14 * (i % 2), 20, SOLEIL) + disc(60 + i * 60, 850 - 14 * (i % 2), 9, BASSIN_D) for i in range(19))
    return back + at(700, 420, wheel(390, NIGHT, SOLEIL_L, 24)) + disc(700, 420, 64, BRIQUE) + disc(700, 420, 40, SOLEIL) + disc(700, 420, 14, NIGHT) + at(520, 500, spanner, 1, -24) + at(380, 565, hand(ORANGE, "#8D5A3B", "#6B4028"), 1.15, 30) + chain


@picture("pharmacie-1", "Une pharmacie d’angle et sa croix verte", "A corner pharmacy with its green cross", "Een hoekapotheek met groen kruis")
def _pharmacie_1() -> str:
    goods = "".join(at(-200 + 110 * i, 0, jar(a, b, LIN), .9) for i, (a, b) in enumerate(((GREEN_L, GREEN), (LIN, SAND), (BASSIN_L, BASSIN_M), (GREEN_XL, GREEN_L), (LIN, SAND))))
    return corner_shop((BASSIN_M, BASSIN_L), LIN, BASSIN_XL, GREEN, goods, cross(LIN, GREEN_XL, 84), BASSIN_XL)


@picture("pharmacie-2", "Pots d’apothicaire et mortier", "Apothecary jars and a mortar", "Apothekerspotten en een vijzel")
def _pharmacie_2() -> str:
    def pot_(a: str, b: str, mark: str) -> str:
        body = "M-60,0Q-90,-60 -76,-150Q-70,-190 -50,-200H50Q70,-190 76,-150Q90,-60 60,0Z"
        return solid(body, a, b, 60) + rect(-72, -138, 144, 74, SOLEIL_L) + disc(0, -101, 24, mark) + solid("M-58,-200Q0,-270 58,-200Z", a, b, 40) + disc(0, -244, 15, SOLEIL)
    shelf = ground(BRIQUE) + rect(0, 0, 1200, 900, BRIQUE) + path(arch(110, 40, 980, 1000), BRIQUE_D) + rect(110, 400, 980, 26, OCHRE_L) + rect(110, 424, 980, 12, OCHRE)
    upper = "".join(at(x, 402, pot_(a, b, c), 1.05) for x, a, b, c in ((330, LIN, BASSIN_L, BASSIN), (510, BASSIN_M, BASSIN, BRIQUE), (690, LIN, BASSIN_L, GREEN), (870, BASSIN_M, BASSIN, BASSIN_D)))
    table = ground(OCHRE, 760) + rect(0, 750, 1200, 26, OCHRE_L)
    leaves = "".join(at(x, 800, path("M0,0Q-46,-60 0,-140Q46,-60 0,0Z", GREEN_L) + line("M0,0V-110", GREEN, 6), 1, t) for x, t in ((880, 60), (910, 84), (860, 36), (300, -70)))
    return shelf + upper + table + at(240, 770, pot_(BASSIN_M, BASSIN, ORANGE), 1.3) + at(590, 800, mortar(), 1.75) + at(980, 770, pot_(LIN, BASSIN_L, BRIQUE), 1.3) + leaves


@picture("pharmacie-3", "Une main tient un rameau devant la croix verte", "A hand holding a sprig before the green cross", "Een hand met een takje voor het groene kruis")
def _pharmacie_3() -> str:
    back = burst(640, 400, 32, GREEN_XL, LIN) + disc(640, 410, 370, GREEN_L) + disc(640, 410, 330, LIN)
    sprig = line("M0,60Q20,-160 0,-420", GREEN_D, 14) + "".join(at(8, -60 - 62 * i, path("M0,0Q30,-70 130,-76Q110,10 0,0Z", SOLEIL if i % 2 else ORANGE), 1 - .09 * i, 0, s) for i in range(6) for s in (False, True)) + path("M0,-400q-34,-60 0,-120q34,60 0,120Z", SOLEIL)
    return back + at(640, 410, cross(GREEN, GREEN_D, 270)) + at(600, 590, sprig, 1.05, 8) + at(600, 640, hand(BASSIN, "#8D5A3B", "#6B4028"), 1.2, 8)

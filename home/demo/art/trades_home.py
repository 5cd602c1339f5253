"""Books, flowers, home and antiques: front, still life, gesture."""

from home.demo.art.buildings import clock
from home.demo.art.gestures import hand, hand_open
from home.demo.art.motifs import burst, cloud, fan, half_disc, shadow, stars
from home.demo.art.objects_goods import (
    armchair,
    book_stack,
    books,
    bouquet,
    bucket,
    candlestick,
    daisy,
    frame,
    gramophone,
    mantel_clock,
    open_book,
    plant,
    suitcase,
    table_lamp,
    teapot,
    tulip,
    vase,
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
    LIN_2,
    NIGHT,
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
from home.demo.art.registry import picture
from home.demo.art.shapes import (
    arch,
    at,
    clip,
    disc,
    fade,
    ground,
    line,
    oval,
    path,
    poly,
    rect,
    solid,
)
from home.demo.art.storefronts import (
    arch_window,
    awning_front,
    corner_shop,
    gable_shop,
    planter,
)


@picture("librairie-1", "Une librairie à la devanture verte", "A bookshop with a green front", "Een boekhandel met een groene pui")
def _librairie_1() -> str:
    goods = at(-120, 0, books(13), 1) + at(200, 0, book_stack(4), .8) + at(200, -150, open_book(), .36) + rect(-310, -190, 380, 14, OCHRE) + at(-120, -190, books(12, 4), .9)
    return awning_front((ROSE, ROSE_L, BRIQUE_L), GREEN_D, (BRIQUE, SOLEIL_L), SOLEIL_L, goods, at(0, 40, open_book(LIN, SAND, GREEN), .34), BRIQUE)


@picture("librairie-2", "Des rayonnages de livres et un fauteuil", "Bookshelves and an armchair", "Boekenrekken en een fauteuil")
def _librairie_2() -> str:
    wall = ground(BRIQUE_D) + "".join(rect(30, y, 1140, 22, OCHRE) + rect(30, y + 22, 1140, 10, NIGHT) for y in (190, 390, 590)) + "".join(rect(x, 0, 24, 700, OCHRE) for x in (20, 400, 780, 1156))
    shelves = "".join(at(x, y, books(11, i * 3 + j), 1.08) for j, y in enumerate((190, 390, 590)) for i, x in enumerate((226, 606, 985)))
    floor = ground(BASSIN_D, 700) + disc(480, 830, 520, BASSIN, 90) + disc(480, 830, 420, BASSIN_M, 70)
    glow = fade(.3, poly("800,410 940,410 1120,860 560,860", SOLEIL_L))
    lamp = at(870, 830, line("M0,0V-360", NIGHT, 14) + rect(-70, -14, 140, 14, NIGHT, 6) + solid("M-60,-440H60L110,-330H-110Z", SOLEIL, OCHRE_L, 60))
    return wall + shelves + floor + glow + at(420, 850, armchair(GREEN, GREEN_D), 1.5) + lamp + at(700, 860, book_stack(4), .8) + at(420, 700, open_book(), .34, -8)


@picture("librairie-3", "Un soleil se lève entre les pages d’un livre", "A sun rising from an open book", "Een zon die opkomt uit een open boek")
def _librairie_3() -> str:
    back = ground(NIGHT) + stars(SOLEIL_L, 24, 480) + fan(600, 640, 200, 540, NIGHT, width=10) + half_disc(600, 640, 176, SOLEIL)
    hills = at(600, 700, path("M-380,-60Q-200,-190 -40,-70Q150,-210 380,-60Z", GREEN) + poly("-70,-70 -20,-180 30,-70", BRIQUE) + rect(-56, -110, 22, 50, LIN))
    flights = "".join(at(x, y, path("M-50,0Q-20,-40 0,0Q20,-40 50,0Q20,-14 0,20Q-20,-14 -50,0Z", LIN), k, t) for x, y, k, t in ((220, 300, 1.1, -14), (960, 240, 1, 12), (330, 170, .7, 0), (860, 120, .7, 8)))
    return back + hills + ground(BASSIN_D, 780) + at(600, 830, open_book(LIN, SAND, BRIQUE), 1.9) + flights


@picture("fleuriste-1", "Un fleuriste d’angle et ses seaux de fleurs", "A corner florist with buckets of flowers", "Een bloemist op de hoek met emmers bloemen")
def _fleuriste_1() -> str:
    goods = at(-140, 0, bouquet(), .62) + at(60, 0, plant(), .8) + at(230, 0, bouquet(ROSE_L, ROSE), .6)
    pots = "".join(at(x, y, bucket(a, b, *f), 1.05) for x, y, a, b, f in (
        (90, 850, BASSIN, BASSIN_D, (tulip(BRIQUE, BRIQUE_D), tulip(ORANGE, BRIQUE_L), tulip(BRIQUE, BRIQUE_D))), (270, 870, ORANGE, BRIQUE, (daisy(LIN, SOLEIL), daisy(ROSE, BRIQUE), daisy(LIN, SOLEIL))),
        (930, 870, BRIQUE, BRIQUE_D, (tulip(SOLEIL, OCHRE_L), tulip(LIN, SAND), tulip(SOLEIL, OCHRE_L))), (1110, 850, GREEN_D, NIGHT, (daisy(SOLEIL, OCHRE_D), daisy(LIN, ORANGE), daisy(SOLEIL, OCHRE_D)))))
    return corner_shop((BASSIN_L, BASSIN_XL), GREEN_XL, GREEN_L, GREEN_D, goods, at(0, 118, tulip(SOLEIL, ORANGE, 220), .92)) + pots


@picture("fleuriste-2", "Un grand bouquet dans un vase bleu", "A large bouquet in a blue vase", "Een groot boeket in een blauwe vaas")
def _fleuriste_2() -> str:
    back = ground(SOLEIL_L) + path(arch(250, 50, 700, 900), ORANGE) + path(arch(320, 120, 560, 800), SOLEIL) + ground(BRIQUE_L, 770) + rect(0, 764, 1200, 18, BRIQUE)
    leaves = "".join(at(600, 520, path("M0,0Q-60,-160 0,-340Q60,-160 0,0Z", a) + path("M0,0Q60,-160 0,-340Z", b), 1.05, t) for a, b, t in ((GREEN, GREEN_D, -74), (GREEN, GREEN_D, 74), (GREEN_L, GREEN, -52), (GREEN_L, GREEN, 52)))
    flowers = "".join(at(600, 560, f, k, t) for f, k, t in (
        (tulip(BRIQUE, BRIQUE_D, 330), 1.1, -42), (tulip(BRIQUE, BRIQUE_D, 330), 1.1, 42), (daisy(LIN, SOLEIL, 340, 80), 1.2, -22), (daisy(ROSE_L, BRIQUE, 340, 80), 1.2, 24),
        (tulip(BASSIN_M, BASSIN, 380), 1.15, 0), (daisy(ROSE, BRIQUE_D, 250, 84), 1.1, -54), (daisy(LIN, ORANGE, 250, 84), 1.1, 56), (daisy(BASSIN_XL, SOLEIL, 190, 84), 1.2, -16), (daisy(BRIQUE_L, SOLEIL, 200, 84), 1.2, 22)))
    return back + shadow(540, 812, 150, 240, BRIQUE, .3) + leaves + flowers + at(600, 830, vase(BASSIN, BASSIN_D, LIN), 1.55) + at(300, 850, tulip(ROSE, BRIQUE_L, 220), 1.1, 82)


@picture("fleuriste-3", "Un arrosoir et des jeunes pousses sous le soleil", "A watering can and seedlings in the sun", "Een gieter en jonge planten in de zon")
def _fleuriste_3() -> str:
    back = burst(1000, 180, 30, BASSIN_M, BASSIN_L) + disc(1000, 180, 120, SOLEIL)
    can = (line("M150,-230q170,-20 130,110t-120,70", BRIQUE, 26) + line("M-60,-270q100,-130 210,0", BRIQUE, 24) + path("M-130,-120L-330,-330L-300,-360L-120,-200Z", BRIQUE_D)
           + poly("-370,-330 -290,-400 -270,-376 -350,-306", SOLEIL) + solid("M-140,-270H170L190,0H-160Z", BRIQUE, BRIQUE_D, 120) + rect(-150, -280, 330, 26, BRIQUE_L, 12) + rect(-150, -70, 330, 14, SOLEIL))
    drops = "".join(line(f"M{300 - 34 * i - 20 * j},{430 + 62 * j + 22 * i}l-14,32", LIN, 9) for i in range(4) for j in range(4))
    soil = ground(OCHRE_D, 770) + path("M0,780q60,-40 120,0t120,0t120,0t120,0t120,0t120,0t120,0t120,0t120,0t120,0V900H0Z", OCHRE_D)
    sprouts = "".join(at(x, 780, f, k) for x, f, k in ((90, tulip(ORANGE, BRIQUE), 1), (210, daisy(LIN, SOLEIL, 200), 1), (330, tulip(SOLEIL_L, SOLEIL, 200), .9), (960, plant(), 1), (1120, daisy(SOLEIL, OCHRE_D, 260), 1.1)))
    return back + cloud(420, 130, 230, LIN) + drops + soil + sprouts + at(680, 700, can, 1.05, -12) + at(880, 560, hand(GREEN, "#8D5A3B", "#6B4028"), 1, -10, True)


@picture("decoration-1", "La vitrine en arche d’une boutique de décoration", "The arched window of a home decor shop", "Het boogvenster van een woonwinkel")
def _decoration_1() -> str:
    goods = at(-150, 0, armchair(GREEN, GREEN_D), .85) + at(110, 0, table_lamp(), .85) + at(240, 0, vase(), .75)
    shelf = at(-190, 0, plant(), .62) + at(-40, 0, frame(), .72) + at(120, 0, vase(BRIQUE, BRIQUE_D), .8) + at(230, 0, candlestick(), .62)
    return arch_window((LIN_2, LIN, SAND), GREEN_D, ROSE, goods, shelf, planter(BRIQUE))


@picture("decoration-2", "Un fauteuil, une lampe et une plante près d’une fenêtre ronde", "An armchair, a lamp and a plant by a round window", "Een fauteuil, een lamp en een plant bij een rond raam")
def _decoration_2() -> str:
    wall = ground(BASSIN) + "".join(rect(x, 0, 14, 720, BASSIN_D) for x in range(40, 1200, 80))
    window = disc(480, 330, 250, LIN) + disc(480, 330, 228, SOLEIL_L) + clip(oval(480, 330, 228), disc(540, 400, 120, ORANGE), path("M200,460Q400,380 800,470V700H200Z", GREEN_L), path("M200,510Q480,450 800,530V700H200Z", GREEN)) + line("M480,100V560M250,330H710", LIN, 14)
    floor = ground(OCHRE, 720) + rect(0, 710, 1200, 18, OCHRE_L) + disc(560, 830, 440, ROSE, 64) + disc(560, 830, 340, BRIQUE_L, 46)
    return wall + window + floor + at(560, 840, armchair(SOLEIL, OCHRE_L), 1.75) + at(920, 836, line("M0,0V-240", NIGHT, 14) + rect(-110, -250, 220, 22, NIGHT, 10) + rect(-60, -14, 120, 14, NIGHT, 7)) + at(890, 586, table_lamp(BRIQUE, BRIQUE_D, LIN), 1) + at(985, 586, vase(GREEN_L, GREEN), .5) + at(170, 840, plant(LIN, SAND), 1.6)


@picture("decoration-3", "Des vases d’argile sur un tour de potier", "Clay vases and a potter’s wheel", "Aardewerken vazen en een draaischijf")
def _decoration_3() -> str:
    back = ground(OCHRE_L) + path("M0,0H1200V420Q600,600 0,420Z", SOLEIL_L) + "".join(rect(60, y, 1080, 16, OCHRE_D) for y in (300,)) \
        + "".join(at(x, 300, vase(a, b, c), .85) for x, a, b, c in ((160, BRIQUE, BRIQUE_D, LIN), (320, BASSIN_M, BASSIN, SOLEIL), (880, GREEN_L, GREEN, LIN), (1040, ROSE, BRIQUE_L, NIGHT)))
    clay = solid("M440,700Q400,560 470,470Q500,420 480,380H720Q700,420 730,470Q800,560 760,700Z", ROSE, BRIQUE_L, 130) + disc(600, 380, 120, BRIQUE, 26) + line("M440,640Q600,680 762,640M430,590Q600,630 770,590M446,530Q600,566 752,530", BRIQUE_L, 7)
    wheel_ = disc(600, 716, 330, NIGHT, 60) + disc(600, 702, 330, SAND, 58) + disc(600, 702, 250, OCHRE_L, 42) + path("M480,770H720L760,900H440Z", NIGHT)
    return back + wheel_ + clay + at(400, 560, hand_open(BASSIN), 1.05, -24) + at(800, 560, hand_open(BASSIN), 1.05, 24, True)


@picture("brocante-1", "Une brocante sur le trottoir, pignon à gradins", "An antiques shop below a stepped gable", "Een antiekzaak onder een trapgevel")
def _brocante_1() -> str:
    goods = at(-190, 0, gramophone(), .68) + at(60, 0, mantel_clock(), .9) + at(220, 0, candlestick(), .9)
    street = at(120, 870, armchair(BASSIN, BASSIN_D), .9) + at(1040, 870, suitcase(), .9) + at(1040, 704, suitcase(BRIQUE, BRIQUE_D), .7) + at(880, 870, table_lamp(GREEN_L, GREEN, OCHRE), .75)
    return gable_shop((ROSE, ROSE_L), OCHRE_L, OCHRE, BASSIN_D, (BRIQUE, BASSIN_M), goods, at(0, 90, teapot(BRIQUE, BRIQUE_D), .95)) + street


@picture("brocante-2", "Un gramophone, une valise et une pendule", "A gramophone, a suitcase and a clock", "Een grammofoon, een koffer en een klok")
def _brocante_2() -> str:
    back = ground(BRIQUE_D) + "".join(path(f"M{x},0h50v900h-50Z", BRIQUE) for x in range(20, 1200, 100)) + at(190, 420, frame(SOLEIL, BASSIN_L), 1.3) + at(960, 330, frame(OCHRE_L, ROSE, 170, 220), 1.2)
    table = ground(GREEN, 710) + rect(0, 704, 1200, 22, GREEN_L) + shadow(330, 730, 560, 150, GREEN_D, .5)
    return back + table + at(560, 720, gramophone(), 1.75) + at(990, 830, suitcase(), 1.15) + at(980, 622, mantel_clock(BASSIN, BASSIN_D), .85) + at(200, 830, teapot(), 1.3) + at(400, 860, candlestick(), .9)


@picture("brocante-3", "Une main remonte une vieille pendule", "A hand winding an old clock", "Een hand windt een oude klok op")
def _brocante_3() -> str:
    back = burst(660, 440, 36, GREEN_D, GREEN)
    gears = "".join(at(x, y, disc(0, 0, r, c) + "".join(at(0, 0, rect(-r * .13, -r * 1.2, r * .26, r * .34, c), 1, i * 30) for i in range(12)) + disc(0, 0, r * .5, GREEN_D) + disc(0, 0, r * .2, c)) for x, y, r, c in ((150, 180, 110, OCHRE), (320, 90, 70, SOLEIL), (1080, 760, 120, OCHRE_L), (1120, 560, 60, OCHRE)))
    return back + gears + shadow(500, 700, 300, 260, NIGHT, .6) + clock(680, 440, 340, OCHRE, LIN) + line(oval(680, 440, 318), SOLEIL, 16) + disc(680, 600, 26, NIGHT) + line("M676,600L580,640", SOLEIL, 22) + at(540, 655, hand(BRIQUE), 1.1, 20)

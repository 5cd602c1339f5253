"""Greengrocer, grocer, farm shop and brewer: front, still life, gesture."""

from home.demo.art.buildings import crate
from home.demo.art.gestures import hand, hand_open
from home.demo.art.motifs import (
    birds,
    bricks,
    burst,
    ceiling_lamp,
    cloud,
    fan,
    half_disc,
    poplar,
    rings,
    shadow,
)
from home.demo.art.objects_food import (
    apple,
    beer,
    bottle,
    cabbage,
    carrot,
    egg,
    hop,
    jar,
    leek,
    milk_can,
    oil,
    pumpkin,
    scales_weigh,
    tin,
    wedge,
    wheat,
)
from home.demo.art.objects_goods import hen
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
from home.demo.art.registry import picture
from home.demo.art.shapes import (
    arch,
    at,
    box,
    disc,
    ground,
    line,
    oval,
    path,
    poly,
    rect,
    solid,
)
from home.demo.art.storefronts import awning, cloth, interior


@picture("primeur-1", "Les cageots d’un primeur sous un auvent vert", "A greengrocer’s crates under a green awning", "Kratten van een groenteboer onder een groene luifel")
def _primeur_1() -> str:
    wall = bricks(0, 0, 1200, 800, (OCHRE_L, SOLEIL_L, OCHRE), (80, 30), .2) + rect(90, 210, 1020, 590, NIGHT) + rect(120, 240, 960, 560, GREEN_D)
    back = "".join(at(x, 560, leek(), .8) for x in range(180, 1060, 60)) + rect(120, 540, 960, 40, OCHRE)
    rows = "".join(at(140 + 236 * i, 690, crate(212, a, b), 1) for i, (a, b) in enumerate(((BRIQUE, BRIQUE_D), (SOLEIL, OCHRE_L), (GREEN_L, GREEN), (ORANGE, BRIQUE_L))))
    low = "".join(at(60 + 274 * i, 850, crate(250, a, b), 1.02) for i, (a, b) in enumerate(((GREEN_XL, GREEN_L), (ORANGE, BRIQUE_L), (BRIQUE_L, BRIQUE), (SOLEIL_L, SOLEIL))))
    return wall + back + rows + ground(SAND, 800) + low + awning(50, 190, 1100, 150, 14, GREEN, LIN) + rect(150, 40, 900, 110, GREEN_D, 16) \
        + "".join(at(x, 146, f, .72) for x, f in ((300, apple()), (440, carrot()), (600, cabbage()), (760, carrot()), (900, apple(SOLEIL, OCHRE_L))))


@picture("primeur-2", "Légumes de saison : potiron, chou, poireaux, pommes", "Seasonal vegetables: pumpkin, cabbage, leeks, apples",
         "Seizoensgroenten: pompoen, kool, prei en appels")
def _primeur_2() -> str:
    back = ground(BRIQUE_L) + poly("0,0 1200,0 1200,330 0,700", ROSE) + disc(820, 300, 230, ROSE_L)
    table = ground(OCHRE_D, 700) + rect(0, 700, 1200, 22, OCHRE)
    stems = "".join(at(x, 730, leek(), 1.7, a) for x, a in ((170, -14), (260, -2), (350, 10)))
    return (back + table + stems + at(1000, 740, leek(), 1.3, 16) + at(600, 760, pumpkin(), 2) + at(890, 780, cabbage(), 1.7) + at(300, 840, carrot(), 1.15, -96)
            + at(340, 870, carrot(), 1.15, -84) + at(460, 850, apple(), 1.1) + at(740, 862, apple(SOLEIL, OCHRE_L), 1.1) + at(1080, 860, apple(BRIQUE, BRIQUE_D), 1.2))


@picture("primeur-3", "Une main tend une pomme rouge", "A hand holding out a red apple", "Een hand reikt een rode appel aan")
def _primeur_3() -> str:
    back = burst(700, 470, 26, GREEN, GREEN_D) + disc(700, 420, 330, SOLEIL) + disc(700, 420, 260, SOLEIL_L)
    leaves = "".join(at(x, y, path("M0,0Q-70,-90 0,-210Q70,-90 0,0Z", GREEN_L) + path("M0,0Q70,-90 0,-210Z", GREEN_XL), 1.2, a)
                     for x, y, a in ((60, 60, 120), (1150, 840, -40), (1040, 900, -10), (1180, 120, 200), (260, 0, 170)))
    return back + leaves + at(660, 620, hand_open(BRIQUE), 1.55, -4) + at(690, 622, apple(), 3.1)


@picture("epicerie-1", "Les rayonnages et le comptoir d’une épicerie fine", "Shelves and counter of a delicatessen", "De rekken en de toonbank van een delicatessenwinkel")
def _epicerie_1() -> str:
    tints = ((ORANGE, BRIQUE), (GREEN_L, GREEN), (SOLEIL, OCHRE_L), (BRIQUE_L, BRIQUE_D), (BASSIN_L, BASSIN_M), (ROSE, BRIQUE_L), (OCHRE_L, OCHRE), (LIN, SAND))
    shelf = "".join(at(-440 + i * 126, 0, jar(*t), .78) for i, t in enumerate(tints))
    goods = at(-430, 0, scales_weigh(BASSIN, BASSIN_D), .9) + at(-190, 0, oil(), .8) + at(-110, 0, oil(OCHRE, OCHRE_D), .8) + at(40, 0, tin(BRIQUE, SOLEIL), 1) \
        + at(160, 0, tin(BASSIN, LIN), 1) + at(100, -150, tin(SOLEIL, BRIQUE, OCHRE), .9) + at(380, 0, wedge(), .9)
    return interior(GREEN_D, GREEN, OCHRE_D, BRIQUE, shelf, goods)


@picture("epicerie-2", "Huile, conserves et bocaux alignés", "Oil, tins and jars in a row", "Olie, blikken en weckpotten op een rij")
def _epicerie_2() -> str:
    back = ground(SOLEIL) + fan(600, 730, 0, 900, OCHRE_L, (SOLEIL, SOLEIL_L) * 9, 4)
    table = ground(BASSIN, 716) + rect(0, 706, 1200, 26, BASSIN_L)
    goods = (at(170, 722, jar(ORANGE, BRIQUE), 1.7) + at(360, 722, oil(), 1.8) + at(520, 722, tin(BRIQUE, LIN, BRIQUE_D), 1.7) + at(520, 466, tin(BASSIN, SOLEIL), 1.5)
             + at(700, 722, bottle(BRIQUE_D, NIGHT, SOLEIL_L, 330), 1.5) + at(880, 722, jar(GREEN_L, GREEN), 1.9) + at(1060, 722, oil(OCHRE, OCHRE_D), 1.5))
    lows = "".join(at(100 + 92 * i, 850, solid(oval(0, -26, 34, 28), GREEN_L, GREEN, 18) + disc(14, -30, 8, BRIQUE)) for i in range(12))
    shades = "".join(shadow(x, 724, w, 200, BASSIN_D, .7) for x, w in ((70, 200), (290, 140), (440, 170), (640, 130), (770, 220), (1000, 120)))
    return back + table + shades + goods + lows


@picture("epicerie-3", "Des cônes d’épices et une pelle en bois", "Cones of spice and a wooden scoop", "Kegels met specerijen en een houten schep")
def _epicerie_3() -> str:
    back = ground(BASSIN_D) + rings(600, 900, (840, BASSIN), (640, BASSIN_D), (460, BASSIN))
    out = ""
    for x, y, k, a, b in ((180, 560, .8, SOLEIL, OCHRE_L), (420, 540, .8, GREEN_L, GREEN), (680, 540, .8, LIN, SAND), (960, 560, .8, ORANGE, BRIQUE),
                          (300, 780, 1.15, BRIQUE, BRIQUE_D), (640, 800, 1.2, SOLEIL, ORANGE), (980, 780, 1.15, OCHRE, OCHRE_D)):
        sack = solid("M-150,-20Q-170,130 -130,220H130Q170,130 150,-20Z", SAND, OCHRE_L, 90) + disc(0, -16, 156, OCHRE_L, 40) + disc(0, -20, 140, b, 30)
        cone = path("M0,-200Q60,-90 138,-24Q0,10 -138,-24Q-60,-90 0,-200Z", a) + path("M0,-200Q60,-90 138,-24Q90,-6 40,-4Q40,-110 0,-200Z", b)
        out += at(x, y, sack + cone, k)
    scoop = line("M130,0L300,-60", OCHRE, 30) + solid("M-150,-60H120Q150,0 110,50H-130Q-190,0 -150,-60Z", OCHRE_L, OCHRE, 0, 34) + disc(-140, -6, 30, BRIQUE, 50)
    return back + out + at(800, 330, scoop, 1, -16) + at(1080, 190, hand(BRIQUE), .9, 200)


@picture("ferme-1", "Une ferme des Weppes et son étal de vente", "A Weppes farm and its produce stall", "Een boerderij in de Weppen met verkoopkraam")
def _ferme_1() -> str:
    sky = burst(960, 240, 32, BASSIN_L, BASSIN_XL) + disc(960, 240, 100, SOLEIL)
    land = path("M0,520Q400,450 1200,500V900H0Z", GREEN_L) + path("M0,600Q600,540 1200,600V900H0Z", GREEN) + "".join(poplar(x, 530, h) for x, h in ((780, 210), (840, 180), (1120, 230)))
    barn = (bricks(90, 330, 560, 330, size=(56, 22)) + rect(480, 330, 170, 330, "#12202B55") + path("M60,340L150,150H590L680,340Z", BRIQUE_D) + path("M420,150H590L680,340H480Z", NIGHT)
            + rect(260, 420, 220, 240, GREEN_D) + line("M260,420L480,660M480,420L260,660M370,420V660", GREEN_L, 10) + line(box(260, 420, 220, 240), LIN, 12, "butt") + path(arch(340, 230, 70, 90), SOLEIL)
            + "".join(path(arch(x, 450, 60, 100), SOLEIL_L) for x in (140, 540)))
    stall = rect(690, 560, 14, 300, OCHRE_D) + rect(1130, 560, 14, 300, OCHRE_D) + rect(670, 720, 500, 150, OCHRE) + rect(670, 720, 500, 16, OCHRE_L) + at(700, 720, crate(200, ORANGE, BRIQUE_L), .9) \
        + at(1040, 720, milk_can(), .6) + "".join(at(915 + 34 * i, 720, egg(), .55) for i in range(3)) + awning(650, 520, 520, 70, 10, BRIQUE, LIN)
    return sky + cloud(120, 110, 220, LIN) + land + barn + poly("300,660 440,660 560,900 160,900", SAND) + stall + at(330, 800, hen(), .9) + at(540, 850, hen(LIN, SAND), .7, mirror=True)


@picture("ferme-2", "Œufs, lait et potiron de la ferme", "Eggs, milk and a pumpkin from the farm", "Eieren, melk en een pompoen van de boerderij")
def _ferme_2() -> str:
    back = ground(BASSIN_M) + rings(330, 420, (560, BASSIN_L), (420, BASSIN_XL), (280, LIN)) + path("M0,640Q500,500 1200,600V900H0Z", GREEN_L) \
        + "".join(poly(f"{640 + k * 70},590 {690 + k * 70},594 {760 + k * 190},740 {660 + k * 190},740", GREEN) for k in range(-8, 8))
    board = rect(0, 720, 1200, 180, OCHRE) + rect(0, 720, 1200, 24, OCHRE_L) + line("M0,810H1200", OCHRE_D, 8)
    basket = "".join(at(x, y, egg(a, b), 1.3) for x, y, a, b in ((520, 660, LIN, SAND), (600, 640, ROSE_L, ROSE), (680, 660, LIN, SAND), (560, 690, ROSE, BRIQUE_L), (640, 690, SAND, OCHRE_L))) \
        + line("M450,640Q600,380 750,640", OCHRE_D, 18) + solid("M420,640H780L720,820H480Z", SOLEIL, OCHRE_L, 120) + line("M430,680H770M442,726H758M456,772H744M520,650L550,816M600,650V816M680,650L650,816", OCHRE, 8)
    return back + board + at(270, 800, milk_can(BRIQUE_L, BRIQUE), 1.75) + basket + at(970, 820, pumpkin(), 1.6) + at(140, 830, egg(), 1.3) + at(400, 850, egg(ROSE, BRIQUE_L), 1.2, 80)


@picture("ferme-3", "Un tracteur au soleil levant", "A tractor at sunrise", "Een tractor bij zonsopgang")
def _ferme_3() -> str:
    sky = burst(360, 560, 30, ORANGE, BRIQUE_L) + disc(360, 560, 270, SOLEIL) + disc(360, 560, 190, SOLEIL_L)
    field = ground(OCHRE_D, 560) + "".join(poly(f"{360 + k * 40},560 {376 + k * 40},560 {360 + k * 230 + 90},900 {360 + k * 230},900", OCHRE) for k in range(-8, 12))
    big = disc(0, 0, 190, NIGHT) + line(oval(0, 0, 172), NIGHT_L, 16) + disc(0, 0, 110, SOLEIL) + disc(0, 0, 90, OCHRE_L) + disc(0, 0, 30, NIGHT) \
        + "".join(at(0, 0, rect(-16, -206, 32, 34, NIGHT, 6), 1, i * 22.5) for i in range(16))
    body = (rect(560, 470, 420, 130, GREEN, 20) + rect(560, 540, 420, 60, GREEN_D, 12) + rect(900, 486, 60, 100, SOLEIL, 8) + line("M880,470V350h22", NIGHT, 22)
            + path("M420,480L470,220H720L740,480Z", GREEN) + path("M486,250H600V440H452Z", BASSIN_XL) + path("M624,250H698L712,440H624Z", BASSIN_L) + rect(440, 200, 310, 34, GREEN_D, 12)
            + path("M300,620Q320,440 480,440T660,620", GREEN_D))
    return sky + field + shadow(400, 800, 560, 120, NIGHT, .3) + body + at(480, 640, big, 1) + at(930, 710, big, .58) + birds(760, 150, NIGHT, 1.2)


@picture("brasserie-1", "Les cuves de cuivre d’une microbrasserie", "The copper kettles of a microbrewery", "De koperen ketels van een microbrouwerij")
def _brasserie_1() -> str:
    hall = bricks(0, 0, 1200, 700, (BASSIN_D, BASSIN, NIGHT), (84, 32), .22) + "".join(path(arch(x, 90, 190, 340), NIGHT) + path(arch(x + 14, 104, 162, 312), SOLEIL_L)
                                                                                         + line(f"M{x + 95},104V416M{x + 14},260H{x + 176}", NIGHT, 8) for x in (60, 505, 950))
    kettle = (path("M-30,-560H30L60,-430H-60Z", OCHRE) + rect(-22, -900, 44, 350, OCHRE) + solid("M-190,-260Q-190,-440 0,-440T190,-260Z", ORANGE, BRIQUE, 110)
              + solid("M-190,-262H190V-60Q0,20 -190,-60Z", OCHRE_L, OCHRE, 110) + rect(-204, -278, 408, 30, SOLEIL, 10) + disc(-60, -330, 46, NIGHT) + disc(-60, -330, 32, SOLEIL)
              + line("M-140,-220V-90", SOLEIL_L, 16) + line("M-120,-40V60M120,-40V60", NIGHT, 22))
    return hall + cloth(690, BASSIN_D, SAND, 9) + at(310, 740, kettle, 1.12) + at(840, 740, kettle, 1.12) + line("M310,420Q580,220 840,420", OCHRE_L, 26) + at(590, 860, beer(), 1.3) + ceiling_lamp(590, 100, BRIQUE)


@picture("brasserie-2", "Bières artisanales, orge et houblon", "Craft beers, barley and hops", "Ambachtelijke bieren, gerst en hop")
def _brasserie_2() -> str:
    back = burst(600, 720, 32, GREEN, GREEN_L) + half_disc(600, 720, 360, GREEN_XL) + half_disc(600, 720, 270, SOLEIL_L)
    table = ground(BRIQUE_D, 716) + rect(0, 708, 1200, 24, BRIQUE_L)
    ears = "".join(at(x, 720, wheat(), 1.35, a) for x, a in ((80, -16), (160, -4), (1050, 4), (1130, 14)))
    return (back + ears + at(160, 190, hop(), 1.1) + at(1050, 190, hop(), 1.1) + table + shadow(260, 730, 680, 150, NIGHT, .5) + at(330, 740, bottle(OCHRE_D, NIGHT, SOLEIL, 290), 1.6) + at(500, 760, beer(), 1.7)
            + at(700, 760, beer(BRIQUE_L, BRIQUE), 1.7) + at(880, 740, bottle(GREEN_D, NIGHT, LIN, 290), 1.6) + at(600, 830, hop(), .7, 60))


@picture("brasserie-3", "Une tireuse remplit un verre", "A tap filling a glass", "Een tapkraan vult een glas")
def _brasserie_3() -> str:
    back = ground(SOLEIL) + rings(470, 470, (640, OCHRE_L), (500, SOLEIL), (360, SOLEIL_L))
    tower = solid(box(690, 120, 130, 680, 40), LIN, BASSIN_L, 70) + rect(640, 780, 230, 60, NIGHT, 10) + rect(480, 226, 250, 46, BASSIN_L, 12) + rect(500, 250, 46, 100, BASSIN_M, 8)
    lever = rect(500, 40, 46, 190, BRIQUE, 22) + rect(524, 40, 22, 190, BRIQUE_D, 12) + disc(523, 40, 40, SOLEIL)
    stream = rect(512, 346, 24, 240, OCHRE_L)
    glass = path("M390,420H660L610,820H440Z", BASSIN_XL) + solid("M408,560H642L608,810H442Z", SOLEIL, ORANGE, 90) + path("M400,520q60,-40 120,0t130,0l-8,60q-60,26 -120,0t-116,0Z", LIN) \
        + "".join(disc(x, y, r, SOLEIL_L) for x, y, r in ((480, 700, 10), (520, 650, 8), (470, 640, 7), (540, 740, 9), (500, 770, 6)))
    return back + ground(BRIQUE, 810) + rect(0, 800, 1200, 26, BRIQUE_L) + tower + lever + stream + glass + at(1010, 250, hop(), 1.5) + at(120, 260, hop(), 1.2) + at(1040, 806, beer(BRIQUE_L, BRIQUE), 1.2)

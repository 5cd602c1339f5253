"""Restaurant, café, estaminet and butcher: front, still life, gesture."""

from home.demo.art.buildings import skyline
from home.demo.art.gestures import compass_spark, hand
from home.demo.art.motifs import bricks, burst, fan, half_disc, rings, shadow
from home.demo.art.objects_food import (
    beer,
    cloche,
    croissant,
    cup,
    fries,
    ham,
    hop,
    mug,
    plate,
    pot,
    sausages,
    scales_weigh,
    steak,
    wine_glass,
)
from home.demo.art.objects_goods import book_stack, candlestick, plant
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
    LIN,
    LIN_2,
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
    clip,
    disc,
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
from home.demo.art.storefronts import (
    cloth,
    corner_shop,
    deco_front,
    gable_shop,
    night_front,
)


@picture("restaurant-1", "Un restaurant éclairé à la nuit tombée", "A restaurant lit at nightfall", "Een verlicht restaurant bij valavond")
def _restaurant_1() -> str:
    table = disc(0, -90, 120, LIN, 18) + path("M-120,-88L-90,0H90L120,-88Z", SAND)
    goods = at(-110, 0, table, .9) + at(120, 0, table, .9) + at(-140, -88, wine_glass(), .5) + at(-80, -88, wine_glass(), .5) + at(120, -88, cloche(), .45)
    return night_front(BASSIN, BASSIN_D, BRIQUE_D, goods, at(0, 0, plate(BRIQUE, ROSE_L), .5).replace(LIN, BRIQUE))


@picture("restaurant-2", "Un couvert dressé et un plat sous cloche", "A laid table and a dish under a cloche", "Een gedekte tafel en een gerecht onder een stolp")
def _restaurant_2() -> str:
    back = ground(BRIQUE) + fan(600, 610, 0, 720, BRIQUE_D, (BRIQUE, BRIQUE_L) * 8, 5) + half_disc(600, 610, 280, SOLEIL)
    table = poly("0,610 1200,610 1200,900 0,900", LIN) + rect(0, 610, 1200, 14, SAND) + shadow(430, 720, 350, 160, SAND, .6)
    return (back + table + at(600, 740, cloche(), 1.7) + at(210, 760, wine_glass(), 1.5) + at(340, 800, wine_glass(SOLEIL_L, SOLEIL), 1.3)
            + at(1010, 740, candlestick(), 1.5)
            + line("M380,860H560M620,850L840,850", BASSIN, 16) + path("M840,842q80,-10 110,8l-110,14Z", BASSIN))


@picture("restaurant-3", "Une assiette vue d’en haut, poisson et citron", "A plate seen from above, fish and lemon", "Een bord van bovenaf met vis en citroen")
def _restaurant_3() -> str:
    back = cloth(-260, BASSIN, BASSIN_L, 10) + disc(640, 500, 400, BASSIN_D) + disc(600, 460, 400, LIN) + disc(600, 460, 300, LIN_2)
    fish = solid("M-240,0Q-60,-150 170,-10L260,-80Q240,0 260,80L170,10Q-60,150 -240,0Z", BASSIN_M, BASSIN, 0, 36) + disc(-166, -14, 15, LIN) + disc(-166, -14, 7, NIGHT) \
        + line("M-120,-56Q-90,0 -120,56M-60,-40q30,36 0,74M0,-44q30,40 0,84M60,-36q24,34 0,68", BASSIN_L, 8)
    lemon = disc(0, 0, 74, SOLEIL) + disc(0, 0, 60, SOLEIL_L) + line("".join(f"M0,0L{point(0, 0, 56, 60 * i)}" for i in range(6)), SOLEIL, 8)
    herbs = "".join(at(x, y, path("M0,0Q-40,-50 0,-110Q40,-50 0,0Z", GREEN_L) + line("M0,0V-90", GREEN, 6), 1, a) for x, y, a in ((430, 600, -60), (470, 630, -100), (760, 330, 30), (800, 350, 70)))
    return back + herbs + at(600, 470, fish, 1.05, -14) + at(690, 610, lemon) + at(540, 330, lemon, .8) + line("M70,150V760M30,150v130q0,50 40,50t40,-50V150", LIN, 22) + line("M1130,420V770", LIN, 24) + path("M1116,440V120q80,120 40,320Z", LIN)


@picture("cafe-1", "Un café à l’angle de deux rues", "A café on a street corner", "Een café op de hoek van twee straten")
def _cafe_1() -> str:
    goods = at(-180, 0, cup(), .8) + at(60, 0, plant(), .8) + at(250, 0, cup(LIN, SAND, OCHRE_D, BRIQUE), .7)
    return corner_shop((SOLEIL, SOLEIL_L), LIN_2, SAND, GREEN, goods, at(0, 76, cup(GREEN, GREEN_D, OCHRE_D, SOLEIL), .72))


@picture("cafe-2", "Une tasse fumante devant la fenêtre, la ville au fond", "A steaming cup by the window, the town beyond", "Een dampende kop bij het raam, met de stad erachter")
def _cafe_2() -> str:
    view = rings(860, 260, (900, BASSIN_M), (330, BASSIN_L), (210, BASSIN_XL), (110, SOLEIL)) + skyline(520, BASSIN_D, 3) + rect(0, 520, 1200, 150, BASSIN_D)
    sash = line("M400,0V640M800,0V640M0,250H1200", NIGHT, 22) + rect(0, 620, 1200, 40, OCHRE_L)
    table = ground(BRIQUE, 650) + rect(0, 650, 1200, 20, BRIQUE_L) + poly("620,800 760,800 1200,900 880,900", BRIQUE_D)
    return view + sash + table + at(520, 830, cup(LIN, SAND, OCHRE_D, SOLEIL), 1.9) + at(960, 850, croissant(), .9, 8) + at(100, 770, book_stack(3), .9)


@picture("cafe-3", "Une cafetière italienne et des grains de café", "A moka pot and coffee beans", "Een percolator en koffiebonen")
def _cafe_3() -> str:
    back = ground(OCHRE_L) + rings(600, 450, (620, ORANGE), (480, OCHRE_L), (350, SOLEIL_L))
    bean = solid(oval(0, 0, 44, 62), OCHRE_D, NIGHT, 22) + line("M0,-54q-24,30 0,54t0,54", OCHRE_L, 7)
    beans = "".join(at(noise("bx", i) * 1200, 730 + noise("by", i) * 170, bean, .8 + .5 * noise("bs", i), noise("br", i) * 180) for i in range(30))
    moka = (line("M120,-400h90V-190", NIGHT, 34) + solid("M-120,0L-96,-190H96L120,0Z", BASSIN_L, BASSIN, 130) + rect(-106, -214, 212, 30, NIGHT_L, 6)
            + solid("M-90,-214L-136,-430L-176,-460H110L136,-430L90,-214Z", BASSIN_XL, BASSIN_M, 130) + poly("-110,-460 100,-460 0,-530", BASSIN_L) + disc(0, -540, 28, NIGHT)
            + poly("-96,-190 -34,-190 -44,0 -120,0", LIN) + poly("-136,-430 -50,-430 -32,-214 -90,-214", LIN))
    steam = line("M410,180q-60,-70 0,-120t0,-120M330,200q-50,-60 0,-110t0,-110", LIN, 20)
    return back + steam + at(600, 770, moka, 1.05) + ground(BRIQUE_D, 760) + beans


@picture("estaminet-1", "Un estaminet dans une maison à pignon flamand", "An estaminet in a Flemish gabled house", "Een estaminet in een Vlaams trapgevelhuis")
def _estaminet_1() -> str:
    goods = at(-180, 0, mug(), .9) + at(0, 0, pot(), .9) + at(190, 0, mug(OCHRE), .9)
    return gable_shop((BASSIN_L, BASSIN_XL), BRIQUE, BRIQUE_D, GREEN, (OCHRE_L, ROSE), goods, at(-8, 96, mug(), .9))


@picture("estaminet-2", "Carbonade, frites et bière sur une nappe à carreaux", "Carbonade, chips and beer on a checked cloth", "Stoofvlees, friet en bier op een geruit tafelkleed")
def _estaminet_2() -> str:
    wall = bricks(0, 0, 1200, 520, (OCHRE_D, OCHRE, BRIQUE_D), (90, 34), .2)
    window = path(arch(330, 40, 540, 520), NIGHT) + path(arch(350, 60, 500, 480), BASSIN_L) + clip(arch(350, 60, 500, 480), disc(600, 400, 150, SOLEIL), skyline(540, BASSIN, 1)) \
        + line("M600,60V520M350,300H850", NIGHT, 12)
    return wall + window + cloth(510, BRIQUE, LIN, 11) + at(560, 760, pot(BASSIN, BASSIN_D), 1.35) + at(240, 800, fries(GREEN, GREEN_D), 1.35) + at(930, 800, beer(), 1.6) + at(1090, 720, beer(OCHRE, BRIQUE_L), 1.2)


@picture("estaminet-3", "Deux chopes trinquent sous le houblon", "Two mugs clink under hop vines", "Twee pullen klinken onder de hop")
def _estaminet_3() -> str:
    back = burst(600, 400, 24, BASSIN_D, BASSIN) + at(600, 250, compass_spark(SOLEIL_L, 190), 1, 20) + at(600, 250, compass_spark(LIN, 120), 1, 0)
    vine = line("M0,40Q300,110 600,40T1200,40", GREEN, 14) + "".join(at(x, y + 150, hop(), .85) for x, y in ((110, 90), (290, 100), (910, 60), (1090, 70)))
    left = at(400, 650, mug(), 1.9, 10, True) + at(260, 560, hand(BRIQUE), 1.05, 26)
    right = at(800, 650, mug(ORANGE), 1.9, -10) + at(940, 560, hand(GREEN, "#8D5A3B", "#6B4028"), 1.05, -26, True)
    return back + vine + left + right + "".join(disc(x, y, r, LIN) for x, y, r in ((560, 160, 16), (640, 130, 22), (690, 200, 12), (520, 230, 10), (600, 80, 12)))


@picture("boucherie-1", "Une boucherie à la façade Art déco", "A butcher’s with an Art Deco front", "Een slagerij met een art-decogevel")
def _boucherie_1() -> str:
    goods = at(0, 0, ham(), 1.1) + at(0, -190, sausages(3), .8)
    return deco_front((BRIQUE_L, ROSE), LIN, ROSE, BRIQUE, goods, at(0, 70, ham(), .62))


@picture("boucherie-2", "Jambon et saucisses pendus, balance sur l’étal", "Hanging ham and sausages, scales on the counter", "Hangende ham en worst, weegschaal op de toonbank")
def _boucherie_2() -> str:
    tiles = ground(BASSIN_XL) + line("".join(f"M0,{y}H1200" for y in range(90, 640, 90)) + "".join(f"M{x},0V640" for x in range(60, 1200, 120)), LIN, 8)
    rail = rect(0, 60, 1200, 22, NIGHT) + at(300, 260, sausages(4), 1.05) + at(860, 260, sausages(5), 1) + line("M590,80V190", NIGHT, 10)
    hanging = at(590, 330, ham(), 1.3, 78)
    counter = ground(BRIQUE, 650) + rect(0, 640, 1200, 40, LIN) + rect(0, 672, 1200, 14, SAND) + "".join(rect(x, 730, 130, 130, BRIQUE_D, 12) for x in range(40, 1200, 170))
    return tiles + rail + hanging + counter + at(880, 644, scales_weigh(GREEN, GREEN_D), 1.25) + at(310, 600, steak(), .95) + at(880, 330, steak(), .6)


@picture("boucherie-3", "Un couperet sur le billot", "A cleaver on the block", "Een hakmes op het hakblok")
def _boucherie_3() -> str:
    back = ground(BRIQUE) + poly("0,0 700,0 0,780", BRIQUE_L) + poly("1200,0 1200,900 420,900", BRIQUE_D)
    block = poly("120,640 1080,640 1160,760 40,760", SOLEIL_L) + rect(40, 760, 1120, 140, OCHRE_L) + line("M180,780V900M340,770V900M520,780V900M700,770V900M880,780V900M1040,770V900", OCHRE, 10)
    cleaver = path("M-40,-60H360Q380,110 340,190H-40Z", BASSIN_XL) + path("M-40,110H358Q350,160 340,190H-40Z", LIN) + disc(310, 0, 26, BRIQUE_L) + rect(-250, -44, 220, 66, NIGHT, 22) + disc(-200, -12, 10, SOLEIL) + disc(-110, -12, 10, SOLEIL)
    return back + shadow(420, 660, 420, 120, OCHRE_L, .5) + block + at(820, 660, steak(), 1.25) + at(400, 330, cleaver, 1.15, 14) + at(250, 280, hand(BASSIN), 1.1, 34) + at(330, 690, steak(), .8, 20)

"""Places of Lille, Wazemmes and the Weppes: market, museums, courtyard, fields."""

from home.demo.art.buildings import (
    arcade,
    chimney,
    clock,
    crate,
    mill,
    stall_roof,
    stepped_gable,
    window_row,
)
from home.demo.art.motifs import (
    birds,
    burst,
    cloud,
    figure,
    half_disc,
    lamp_post,
    poplar,
    rings,
    shadow,
    stars,
    tree,
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
    ENCRE,
    GREEN,
    GREEN_D,
    GREEN_L,
    GREEN_XL,
    LIN,
    LIN_2,
    NIGHT,
    NIGHT_L,
    OCHRE,
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


@picture("marche-wazemmes", "Étals et auvents devant la halle de Wazemmes",
         "Stalls and awnings outside Wazemmes market hall",
         "Kramen en luifels bij de markthal van Wazemmes")
def _marche_wazemmes() -> str:
    sky = burst(600, 420, 30, BASSIN_L, BASSIN_XL)
    hall = (path("M120,520V330L600,120L1080,330V520Z", BRIQUE)
            + path("M600,120L1080,330V520H600Z", BRIQUE_D)
            + line("M90,346L600,122L1110,346", LIN, 20)
            + path(arch(430, 240, 340, 300), NIGHT) + path(arch(450, 260, 300, 280), SOLEIL)
            + line("M600,260V540M525,285V540M675,285V540M450,410H750", NIGHT, 9)
            + window_row(180, 400, 60, 110, 100, 2, BASSIN_M, LIN)
            + window_row(862, 400, 60, 110, 100, 2, BASSIN_M, LIN) + clock(600, 190, 36))
    floor = ground(SAND, 520) + poly("500,520 700,520 900,900 300,900", LIN)
    crowd = figure(560, 690, 210, GREEN, GREEN_D) + figure(640, 660, 180, ORANGE, BRIQUE) \
        + figure(600, 790, 260, BASSIN, BASSIN_D) + figure(690, 610, 120, BRIQUE, BRIQUE_D)
    left = (rect(24, 420, 14, 480, NIGHT) + rect(400, 420, 14, 400, NIGHT)
            + rect(0, 700, 430, 200, GREEN) + rect(0, 700, 430, 20, GREEN_D)
            + at(10, 700, crate(190, BRIQUE, BRIQUE_D)) + at(215, 700, crate(190, SOLEIL, ORANGE))
            + at(-30, 360, stall_roof(490, 130, 8, BRIQUE, LIN)))
    right = (rect(790, 470, 14, 400, NIGHT) + rect(1164, 470, 14, 430, NIGHT)
             + rect(780, 730, 420, 170, BASSIN) + rect(780, 730, 420, 20, BASSIN_D)
             + at(795, 730, crate(185, GREEN_L, GREEN)) + at(1000, 730, crate(185, ORANGE, BRIQUE_L))
             + at(740, 400, stall_roof(490, 130, 8, SOLEIL, LIN)))
    return sky + cloud(60, 110, 200, LIN) + cloud(930, 160, 170, LIN) + hall + floor + crowd + left + right


@picture("maison-folie-wazemmes", "La filature et la peau de métal ondulée de la maison Folie",
         "The mill and wavy metal skin of the Maison Folie",
         "De spinnerij en de golvende metalen huid van Maison Folie")
def _maison_folie() -> str:
    sky = ground(NIGHT) + rings(820, 260, (560, NIGHT_L), (400, BASSIN_D), (250, BASSIN), (120, SOLEIL_L))
    old = mill(-40, 760, 520, 520, 4, 6) + chimney(500, 760, 640)
    skin = "M430,780V330C520,250 600,430 700,350S860,220 960,320S1120,400 1240,300V780Z"
    folds = "".join(
        path(f"M430,{330 + k * 52}C520,{250 + k * 52} 600,{430 + k * 46} 700,{350 + k * 50}"
             f"S860,{220 + k * 58} 960,{320 + k * 52}S1120,{400 + k * 46} 1240,{300 + k * 52}V900H430Z", c)
        for k, c in enumerate((BASSIN_XL, BASSIN_L, BASSIN_M, BASSIN_L, BASSIN_XL, BASSIN_L, BASSIN_M, BASSIN_L, BASSIN_XL)))
    mesh = "".join(line(f"M{x},200V800", BASSIN, 3) for x in range(450, 1210, 22))
    door = path("M640,780V640q90,-60 200,0V780Z", SOLEIL) + line("M706,620V780M774,620V780", ORANGE, 8)
    square = ground(BRIQUE_D, 776) + poly("620,776 860,776 1010,900 430,900", SOLEIL) + poly(
        "690,776 790,776 850,900 600,900", SOLEIL_L)
    people = figure(560, 830, 170, ORANGE, BRIQUE) + figure(930, 850, 190, NIGHT_L, NIGHT) \
        + figure(1000, 840, 170, BRIQUE_L, BRIQUE)
    return sky + stars(LIN, 18, 300) + old + clip(skin, folds, fade(.5, mesh)) + door + square + people


@picture("palais-beaux-arts", "La façade Belle Époque du palais des Beaux-Arts",
         "The Belle Époque front of the Palais des Beaux-Arts",
         "De belle-epoquegevel van het Palais des Beaux-Arts")
def _palais() -> str:
    sky = burst(600, 760, 36, ROSE, ROSE_L)
    body = (rect(60, 330, 1080, 350, LIN) + rect(60, 318, 1080, 20, SAND) + rect(60, 500, 1080, 12, SAND)
            + "".join(path(arch(x, 360, 64, 130), BASSIN) + path(arch(x, 540, 64, 140), NIGHT_L)
                      for x in (105, 200, 295, 840, 935, 1030)))
    roofs = "".join(path(f"M{x},318q10,-170 120,-190q110,20 120,190Z", BASSIN_D)
                    + path(f"M{x + 120},128q110,20 120,190h-90q0,-150 -30,-190Z", NIGHT)
                    + path(arch(x + 90, 220, 60, 76), SOLEIL) + rect(x + 60, 110, 120, 20, SAND)
                    for x in (60, 900))
    porch = (rect(390, 250, 420, 430, LIN_2) + poly("370,250 600,130 830,250", LIN)
             + poly("430,238 600,150 770,238", BRIQUE) + disc(600, 206, 30, SOLEIL) + rect(370, 244, 460, 22, SAND)
             + "".join(path(arch(424 + i * 124, 300, 104, 150), BASSIN) + path(arch(424 + i * 124, 490, 104, 190), BRIQUE_D)
                       for i in range(3))
             + "".join(rect(402 + i * 124, 280, 24, 400, LIN) + rect(416 + i * 124, 280, 10, 400, SAND) for i in range(4)))
    steps = "".join(rect(340 - 30 * i, 676 + 22 * i, 520 + 60 * i, 24, LIN if i % 2 else SAND) for i in range(4))
    square = ground(BRIQUE_L, 680) + poly("0,680 340,680 0,880", BRIQUE) + poly("1200,680 860,680 1200,880", BRIQUE)
    pool = disc(600, 860, 420, LIN, 58) + disc(600, 864, 396, BASSIN, 48) + fade(.5, disc(600, 850, 190, SOLEIL_L, 14)) \
        + line("M380,880q30,-12 60,0t60,0M720,884q30,-12 60,0t60,0", BASSIN_L, 6)
    return (sky + half_disc(600, 330, 300, SOLEIL) + half_disc(600, 330, 230, SOLEIL_L) + body + roofs + porch + square + steps + pool
            + figure(250, 800, 160, BASSIN, BASSIN_D) + figure(960, 790, 160, GREEN, GREEN_D) + figure(1010, 800, 150, NIGHT_L, NIGHT)
            + lamp_post(150, 790, 230) + lamp_post(1080, 790, 230))


@picture("hospice-comtesse", "Les pignons à pas de moineau de l’hospice Comtesse",
         "The stepped gables of the Hospice Comtesse", "De trapgevels van het Hospice Comtesse")
def _hospice() -> str:
    sky = burst(1010, 150, 34, BASSIN_D, BASSIN) + disc(1010, 150, 92, SOLEIL_L)
    back = stepped_gable(770, 700, 380, 380, ROSE, BRIQUE_L, SAND, 5, BASSIN_D)
    front = stepped_gable(60, 720, 520, 330, BRIQUE, BRIQUE_D, LIN, 6, NIGHT)
    link = (rect(560, 420, 260, 300, BRIQUE_L) + poly("540,420 600,300 830,300 830,420", BASSIN_D)
            + "".join(path(arch(596 + 72 * i, 480, 44, 90), NIGHT) for i in range(3)) + path(arch(640, 590, 90, 130), OCHRE))
    garden = ground(GREEN, 700) + "".join(
        poly(f"{a},760 {a + 190},760 {a + 150},890 {a - 110},890", GREEN_D)
        + poly(f"{a + 14},772 {a + 166},772 {a + 128},872 {a - 74},872", c)
        for a, c in ((150, GREEN_L), (430, SOLEIL), (710, GREEN_L), (990, ORANGE)))
    well = rect(556, 640, 90, 80, SAND) + rect(610, 640, 36, 80, OCHRE_L) + disc(601, 640, 50, LIN, 14) \
        + line("M566,640V560M636,640V560M556,560H646", NIGHT, 8)
    return sky + back + link + front + garden + well + figure(760, 750, 150, BASSIN, BASSIN_D) + tree(1150, 760, 330, GREEN_L, GREEN_D)


@picture("vieille-bourse", "Les bouquinistes dans la cour à arcades de la Vieille Bourse",
         "Booksellers in the arcaded courtyard of the Vieille Bourse",
         "Boekverkopers op de binnenplaats van de Vieille Bourse")
def _vieille_bourse() -> str:
    upper = ground(BRIQUE) + rect(0, 0, 1200, 60, SOLEIL_L) + rect(0, 56, 1200, 24, OCHRE_L)
    windows = "".join(rect(x, 110, 100, 150, LIN) + rect(x + 14, 124, 72, 136, BASSIN_D)
                      + poly(f"{x - 12},110 {x + 50},82 {x + 112},110", SAND) + rect(x + 46, 124, 8, 136, LIN)
                      for x in range(100, 1100, 300))
    garlands = "".join(line(f"M{x},140q50,70 100,0", GREEN, 14) + disc(x, 138, 20, SOLEIL) + disc(x + 100, 138, 20, SOLEIL)
                       for x in (250, 550, 850))
    arches = arcade(0, 700, 1200, 400, 4, SAND, BRIQUE_D, LIN) + rect(0, 290, 1200, 24, LIN) \
        + "".join(rect(x, 560, 40, 140, LIN) + rect(x + 22, 560, 18, 140, OCHRE_L) + rect(x - 10, 540, 60, 24, LIN)
                  for x in (-20, 280, 580, 880, 1180))
    glow = "".join(path(arch(x, 430, 150, 270), BRIQUE) for x in (75, 375, 675, 975))
    paving = ground(SOLEIL_L, 700) + "".join(poly(f"{600 + k * 110},700 {655 + k * 110},700 {655 + k * 220},900 {545 + k * 220},900", SAND)
                                             for k in range(-6, 7))
    tints = (BASSIN, SOLEIL, GREEN, LIN, BRIQUE_D, ORANGE, BASSIN_M, BRIQUE, OCHRE, NIGHT)
    books = "".join(rect(i * 26, -70 - (i * 37) % 26, 23, 96, tints[i % 10]) + rect(i * 26, -52, 23, 6, SOLEIL_L)
                    for i in range(15))
    table = books + rect(-20, 20, 430, 30, OCHRE) + rect(-20, 20, 430, 9, OCHRE_L) + poly("0,50 390,50 370,170 20,170", BRIQUE_D)
    return (upper + windows + garlands + arches + glow + paving + figure(515, 745, 220, BASSIN, BASSIN_D)
            + figure(700, 735, 210, GREEN, GREEN_D) + at(60, 740, table) + at(770, 740, table)
            + figure(600, 830, 270, NIGHT_L, NIGHT))


@picture("weppes-field", "Champs, peupliers et clocher dans les Weppes",
         "Fields, poplars and a church spire in the Weppes",
         "Velden, populieren en een kerktoren in de Weppen")
def _weppes() -> str:
    sky = rings(360, 470, (1300, BASSIN_XL), (620, SOLEIL_L), (470, SOLEIL), (330, OCHRE_L), (200, LIN))
    church = (rect(820, 350, 70, 130, BRIQUE) + rect(860, 350, 30, 130, BRIQUE_D) + poly("806,350 855,150 904,350", NIGHT)
              + rect(890, 410, 160, 70, BRIQUE_L) + poly("884,410 920,360 1040,360 1064,410", BRIQUE_D)
              + "".join(path(arch(910 + i * 44, 430, 22, 50), NIGHT) for i in range(3)))
    village = "".join(rect(x, 440, 76, 44, LIN) + poly(f"{x - 8},442 {x + 16},404 {x + 60},404 {x + 84},442", BRIQUE)
                      for x in (640, 735, 1075))
    colours = (GREEN, SOLEIL, GREEN_L, OCHRE_L, GREEN_XL, SOLEIL_L, GREEN, OCHRE, GREEN_L, SOLEIL, GREEN_D, OCHRE_L, GREEN)
    furrows = "".join(poly(f"{700 + k * 60},478 {760 + k * 60},478 {700 + (k + 1) * 330},900 {700 + k * 330},900", c)
                      for k, c in zip(range(-7, 6), colours, strict=True))
    fields = ground(GREEN, 478) + furrows + poly("0,478 280,478 0,520", GREEN_D)
    row_ = "".join(poplar(60 + i * 74, 490 + (5 - i) * 20, 210 + (5 - i) * 46) for i in range(6))
    barn = shadow(930, 690, 150, 120, GREEN_D, .35) + rect(890, 600, 200, 100, BRIQUE) + rect(1010, 600, 80, 100, BRIQUE_D) \
        + poly("876,604 910,530 1072,530 1104,604", BRIQUE_L) + rect(930, 640, 54, 60, NIGHT)
    bales = "".join(shadow(x - 26, y + 20, 60, 70, OCHRE, .25) + solid(oval(x, y, 42), SOLEIL_L, OCHRE_L, 18) + disc(x - 8, y, 20, OCHRE_L)
                    for x, y in ((560, 740), (690, 830), (380, 800)))
    return sky + cloud(640, 150, 260, LIN) + birds(420, 240, ENCRE) + church + village + fields + row_ + barn + bales

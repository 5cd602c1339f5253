"""Events: music, markets, shows, tours and feasts."""

from home.demo.art.buildings import chimney, skyline, stall_roof, stepped_gable, terrace
from home.demo.art.gestures import compass_spark, hand
from home.demo.art.motifs import (
    burst,
    cloud,
    fan,
    figure,
    half_disc,
    poplar,
    rings,
    ripples,
    shadow,
    stars,
    tree,
)
from home.demo.art.objects_food import (
    apple,
    beer,
    bottle,
    cake,
    loaf,
    wheel_cheese,
    wine_glass,
)
from home.demo.art.objects_goods import (
    book_stack,
    candlestick,
    frame,
    gramophone,
    mantel_clock,
    table_lamp,
    teapot,
    vase,
)
from home.demo.art.objects_wear import spool
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
    at,
    box,
    clip,
    disc,
    fade,
    ground,
    line,
    noise,
    path,
    poly,
    rect,
    solid,
)
from home.demo.art.storefronts import cloth


def player(coat: str, dark: str) -> str:
    """Return a standing musician, waist at (0, 0)."""
    return (solid("M-60,0L-76,-260Q-60,-330 0,-330T76,-260L60,0Z", coat, dark, 60) + disc(0, -384, 44, "#8D5A3B")
            + path("M-56,-404q6,-60 56,-60t56,60Z", NIGHT) + line("M-30,0V180M30,0V180", NIGHT, 40))


@picture("event-concert", "Un trio de jazz sous les projecteurs", "A jazz trio under the spotlights", "Een jazztrio in de schijnwerpers")
def _concert() -> str:
    beams = ground(NIGHT) + "".join(fade(.55, poly(f"{x},-20 {x + 40},-20 {a + 190},900 {a - 190},900", c)) for x, a, c in ((120, 300, BASSIN_M), (1040, 900, BRIQUE), (580, 600, SOLEIL))) + disc(620, 300, 260, ORANGE) + disc(620, 300, 190, BRIQUE_L)
    bass = line("M0,-300V-620", OCHRE_D, 20) + solid("M-70,-40Q-120,-160 -60,-210Q-80,-300 0,-310T60,-210Q120,-160 70,-40Q0,20 -70,-40Z", ORANGE, BRIQUE, 70) + line("M-10,-300V-60M10,-300V-60", LIN, 4) + line("M0,-20V60", NIGHT, 9)
    sax = line("M-70,-220Q-20,-230 -20,-150V-30Q-10,40 60,30T110,-80", SOLEIL, 40) + poly("80,-90 160,-100 140,-40 96,-50", SOLEIL) + line("M-36,-150h30M-36,-100h30M-36,-50h30", OCHRE_D, 9)
    drum = disc(0, -110, 120, LIN) + disc(0, -110, 100, BRIQUE) + disc(0, -110, 54, SOLEIL) + line("M-200,-300V40M200,-260V40", SAND, 8) + disc(-200, -300, 84, SOLEIL, 14) + disc(200, -260, 84, OCHRE_L, 14)
    crowd = ground(BRIQUE_D, 730) + rect(0, 724, 1200, 20, SOLEIL) + "".join(disc(40 + 94 * i, 860 + 20 * (i % 3), 46, NIGHT) + path(f"M{-20 + 94 * i},{930}q60,-60 120,0Z", NIGHT) for i in range(13))
    return beams + at(250, 560, player(BASSIN, BASSIN_D), .95) + at(330, 700, bass, .95) + at(620, 560, player(BRIQUE, BRIQUE_D), .95) + at(690, 470, sax, .9) + at(960, 560, player(GREEN, GREEN_D), .9) + at(960, 720, drum, .95) + crowd


def stall(awning: str, counter: str, goods: str) -> str:
    """Return a market stall 380 wide with its goods on the counter."""
    return (rect(14, 60, 12, 290, NIGHT) + rect(354, 60, 12, 290, NIGHT) + rect(0, 220, 380, 140, counter)
            + at(190, 222, goods) + stall_roof(380, 110, 6, awning, LIN))


@picture("event-market", "Un marché de créateurs, étals colorés et fanions", "A makers’ market with bright stalls and bunting", "Een ambachtsmarkt met kleurrijke kramen en vlaggetjes")
def _market() -> str:
    sky = burst(600, 160, 30, SOLEIL, SOLEIL_L) + disc(600, 160, 100, LIN) + skyline(560, ROSE, 5)
    strings = "".join(line(f"M-20,{y}Q600,{y + 170} 1220,{y}", BRIQUE_D, 5) + "".join(poly(f"{x - 24},{y + yy} {x + 24},{y + yy} {x},{y + yy + 52}", (BRIQUE, BASSIN, GREEN, ORANGE)[i % 4])
                      for i, (x, yy) in enumerate((50 + 100 * k, 85 * (1 - ((k - 5.5) / 6) ** 2)) for k in range(12))) for y in (60, 200))
    square = ground(SAND, 560) + poly("400,560 800,560 1100,900 100,900", LIN)
    stalls = at(20, 430, stall(BASSIN, BASSIN_D, at(-100, 0, vase(), .5) + at(0, 0, vase(BRIQUE, BRIQUE_D), .55) + at(100, 0, vase(GREEN_L, GREEN), .5)), 1.05) + at(410, 400, stall(BRIQUE, BRIQUE_D, "".join(at(-130 + 52 * i, 0, spool(a, b), .5) for i, (a, b) in enumerate(((SOLEIL, OCHRE), (GREEN, GREEN_D), (ROSE, BRIQUE_L), (BASSIN_L, BASSIN_M), (ORANGE, BRIQUE), (LIN, SAND))))), .98) \
        + at(790, 430, stall(GREEN, GREEN_D, at(-90, 0, frame(), .45) + at(30, 0, frame(BRIQUE, SOLEIL_L), .45) + at(130, 0, candlestick(), .4)), 1.05)
    crowd = "".join(figure(x, y, h, a, b) for x, y, h, a, b in ((300, 860, 220, ORANGE, BRIQUE), (390, 850, 200, BASSIN, BASSIN_D), (700, 840, 190, GREEN, GREEN_D), (860, 880, 240, BRIQUE, BRIQUE_D), (560, 880, 150, SOLEIL, OCHRE)))
    return sky + strings + square + stalls + crowd


@picture("event-exhibition", "Des visiteurs devant trois grandes toiles", "Visitors before three large paintings", "Bezoekers voor drie grote schilderijen")
def _exhibition() -> str:
    room = ground(LIN_2) + poly("0,0 170,90 170,660 0,790", SAND) + poly("1200,0 1030,90 1030,660 1200,790", SAND) + poly("0,0 1200,0 1030,90 170,90", LIN) + poly("0,790 170,660 1030,660 1200,790 1200,900 0,900", OCHRE) + poly("170,660 1030,660 1100,714 100,714", OCHRE_L)
    one = rect(230, 190, 200, 330, NIGHT) + rect(244, 204, 172, 302, BASSIN) + clip(box(244, 204, 172, 302), disc(380, 290, 70, SOLEIL), path("M200,420Q330,360 460,430V600H200Z", BASSIN_L))
    two = rect(480, 150, 260, 390, NIGHT) + rect(494, 164, 232, 362, SOLEIL_L) + clip(box(494, 164, 232, 362), fan(610, 420, 50, 190, NIGHT, width=5), half_disc(610, 420, 40, BRIQUE), rect(494, 420, 232, 120, BASSIN), line("M480,450q20,-12 40,0t40,0t40,0t40,0t40,0t40,0M480,484q20,-12 40,0t40,0t40,0t40,0t40,0t40,0", BASSIN_L, 6))
    three = rect(790, 190, 190, 330, NIGHT) + rect(804, 204, 162, 302, BRIQUE) + clip(box(804, 204, 162, 302), disc(840, 440, 90, ORANGE), poly("804,204 966,204 966,400", ROSE), disc(920, 300, 44, NIGHT))
    people = shadow(370, 840, 70, 150, OCHRE_D, .3) + shadow(700, 860, 70, 150, OCHRE_D, .3) + figure(400, 850, 330, BRIQUE, BRIQUE_D, away=True) + figure(505, 840, 300, BASSIN, BASSIN_D, away=True) + figure(740, 868, 350, GREEN, GREEN_D, away=True) + figure(835, 850, 190, ORANGE, BRIQUE, away=True)
    beams = "".join(fade(.35, poly(f"{x - 14},60 {x + 14},60 {x + 120},540 {x - 120},540", SOLEIL_L)) for x in (330, 610, 885))
    return room + one + two + three + beams + people


@picture("event-workshop", "Des mains peignent une affiche en atelier", "Hands painting a poster in a workshop", "Handen schilderen een affiche in een atelier")
def _workshop() -> str:
    table = ground(GREEN) + "".join(line(f"M0,{y}H1200", GREEN_D, 8) for y in (120, 300, 480, 660, 840))
    sheet = shadow(330, 730, 560, 60, GREEN_D, .6) + at(0, 0, rect(310, 90, 580, 660, LIN), 1, 0) + fan(600, 520, 80, 240, LIN, (SOLEIL, ORANGE, BRIQUE, SOLEIL, BRIQUE_D, ORANGE), 12) + half_disc(600, 520, 62, SOLEIL) + "".join(line(f"M350,{y}q40,-24 80,0t80,0t80,0t80,0t80,0t80,0", c, 18) for y, c in ((580, BASSIN), (630, BASSIN_M)))
    brush = line("M0,0V-210", OCHRE_L, 24) + rect(-16, 0, 32, 46, SAND) + path("M-18,46Q-30,90 0,130Q30,90 18,46Z", BASSIN_M)
    pots = "".join(at(x, y, disc(0, 0, 74, LIN) + disc(0, 0, 58, c) + disc(-12, -12, 20, d)) for x, y, c, d in ((130, 170, BRIQUE, BRIQUE_L), (150, 380, SOLEIL, SOLEIL_L), (1060, 130, BASSIN, BASSIN_M), (1070, 780, ORANGE, OCHRE_L)))
    return table + sheet + pots + at(640, 500, brush, 1.1, -30) + at(556, 350, hand(BRIQUE), 1.0, 60) + at(930, 500, brush.replace(BASSIN_M, BRIQUE), 1, 130) + at(190, 680, spool(ROSE, BRIQUE_L), 1)


@picture("event-guided-tour", "Un guide au parapluie jaune et son groupe", "A guide with a yellow umbrella and her group", "Een gids met gele paraplu en haar groep")
def _guided_tour() -> str:
    sky = burst(330, 250, 28, BASSIN_L, BASSIN_XL)
    town = stepped_gable(-60, 700, 300, 360, BRIQUE, BRIQUE_D) + stepped_gable(250, 700, 240, 280, OCHRE_L, OCHRE) + stepped_gable(720, 700, 250, 300, ROSE, BRIQUE_L) + stepped_gable(980, 700, 300, 380, BASSIN_M, BASSIN)
    square = ground(SAND, 690) + poly("0,900 300,690 460,690 260,900", LIN) + poly("760,900 700,690 860,690 1060,900", LIN)
    umbrella = line("M0,0V-330", NIGHT, 14) + path("M-200,-250Q-170,-420 0,-430Q170,-420 200,-250Q150,-290 100,-250Q50,-290 0,-250Q-50,-290 -100,-250Q-150,-290 -200,-250Z", SOLEIL) + path("M0,-430Q170,-420 200,-250Q150,-290 100,-250Q60,-340 0,-430Z", OCHRE_L) + line("M0,-430v-26", NIGHT, 12)
    group = "".join(figure(x, y, h, a, b) for x, y, h, a, b in ((640, 800, 290, BASSIN, BASSIN_D), (760, 820, 310, GREEN, GREEN_D), (880, 800, 280, ORANGE, BRIQUE), (990, 830, 320, NIGHT_L, NIGHT), (700, 850, 190, SOLEIL, OCHRE)))
    return sky + town + square + shadow(340, 830, 80, 200, OCHRE_L, .3) + at(452, 560, umbrella, 1.05, 4) + figure(390, 840, 400, BRIQUE, BRIQUE_D) + line("M420,590L452,560", BRIQUE, 30) + disc(454, 550, 20, "#D99A75") + group


@picture("event-theatre", "Deux masques devant un rideau rouge", "Two masks before a red curtain", "Twee maskers voor een rood doek")
def _theatre() -> str:
    folds = ground(BRIQUE) + "".join(path(f"M{x},0h50Q{x + 60},500 {x + 40},900h-60Q{x - 10},400 {x},0Z", BRIQUE_D) for x in range(20, 1200, 100))
    valance = "".join(path(f"M{x},0H{x + 240}Q{x + 220},190 {x + 120},190T{x},0Z", BRIQUE_D) + path(f"M{x + 20},0H{x + 220}Q{x + 200},150 {x + 120},150T{x + 20},0Z", BRIQUE_L) + line(f"M{x},0Q{x + 20},190 {x + 120},190T{x + 240},0", SOLEIL, 12) for x in range(0, 1200, 240))
    mask = "M-160,-190Q0,-240 160,-190Q190,40 90,170Q0,250 -90,170Q-190,40 -160,-190Z"
    joy = solid(mask, SOLEIL, OCHRE_L, 110) + path("M-110,-60q40,-60 90,0q-50,20 -90,0ZM20,-60q50,-60 90,0q-40,20 -90,0Z", NIGHT) + path("M-90,50Q0,90 90,50Q80,170 0,170T-90,50Z", NIGHT) + line("M-110,-110q40,-40 90,-10M20,-120q50,-30 90,10", OCHRE_D, 12)
    grief = solid(mask, BASSIN_L, BASSIN_M, 110) + path("M-110,-50q50,-40 90,20q-60,20 -90,-20ZM20,-30q40,-60 90,-20q-30,40 -90,20Z", NIGHT) + path("M-80,150Q-70,60 0,60T80,150Q0,100 -80,150Z", NIGHT) + line("M-120,-90q60,-50 100,-50M20,-140q40,0 100,50", BASSIN_D, 12) + path("M-66,0q-24,44 0,60q24,-16 0,-60Z", LIN)
    stage = ground(NIGHT, 800) + rect(0, 790, 1200, 22, SOLEIL) + fade(.3, poly("260,800 940,800 1100,900 100,900", SOLEIL)) + "".join(half_disc(100 + 200 * i, 880, 44, SOLEIL_L) for i in range(6))
    return folds + fade(.28, disc(600, 470, 420, SOLEIL)) + valance + stage + at(780, 500, grief, 1.15, 14) + at(440, 480, joy, 1.2, -10)


def reel(r: float) -> str:
    """Return a film reel of radius r, centred."""
    holes = "".join(at(0, 0, disc(0, -r * .58, r * .22, BRIQUE_D), 1, 72 * i) for i in range(5))
    return disc(0, 0, r, LIN) + disc(0, 0, r * .2, BRIQUE_D) + holes


@picture("event-cinema", "Un faisceau de cinéma sur un écran, en plein air", "A projector beam on an outdoor screen", "Een filmprojectie in openlucht")
def _cinema() -> str:
    sky = ground(NIGHT) + stars(SOLEIL_L, 30, 330) + skyline(620, NIGHT_L, 6) + chimney(1110, 620, 330, BASSIN_D, NIGHT)
    screen = rect(470, 130, 620, 400, ENCRE) + rect(490, 150, 580, 360, ORANGE) + clip(box(490, 150, 580, 360), burst(780, 420, 28, ORANGE, SOLEIL, 700), disc(780, 420, 120, SOLEIL_L), rect(480, 420, 600, 120, BASSIN), ripples(780, 432, 260, 5, SOLEIL_L, 18), path("M560,440h90l14,-40 20,40h40l-16,26h-130Z", NIGHT)) + line("M560,530V690M1000,530V690", NIGHT, 16)
    lawn = ground(GREEN_D, 640) + path("M0,700Q600,640 1200,700V900H0Z", GREEN)
    beam = fade(.22, poly("250,690 490,150 1070,510 1070,520", SOLEIL_L))
    projector = rect(90, 640, 150, 110, BRIQUE, 14) + rect(90, 700, 150, 50, BRIQUE_D, 14) + poly("236,668 290,650 290,726 236,712", NIGHT) + at(110, 590, reel(66)) + at(236, 580, reel(50)) + line("M130,750L90,890M200,750L240,890", NIGHT, 16)
    heads = "".join(disc(x, 800 + (i % 2) * 20, 34, c) + path(f"M{x - 62},900q0,-66 62,-66t62,66Z", c) for i, (x, c) in enumerate(((390, BASSIN_D), (520, NIGHT), (640, BRIQUE_D), (780, NIGHT), (900, BASSIN_D), (1030, NIGHT), (1140, BRIQUE_D))))
    return sky + screen + lawn + beam + projector + heads


@picture("event-dance", "Un couple danse devant un soleil", "A couple dancing before a sun", "Een dansend koppel voor een zon")
def _dance() -> str:
    back = ground(BASSIN_D) + rings(600, 400, (520, BASSIN), (400, BRIQUE), (300, ORANGE), (210, SOLEIL)) + cloth(740, NIGHT, BASSIN_L, 9)
    man = line("M470,560L430,830M530,560L600,820", NIGHT, 44) + solid("M420,580L440,330Q480,280 540,310L570,580Z", NIGHT_L, NIGHT, 70) + disc(520, 250, 44, "#8D5A3B") + path("M472,244q6,-56 56,-48q40,10 36,50q-40,-24 -92,-2Z", NIGHT) + line("M530,350L690,250", NIGHT_L, 36) + disc(702, 244, 20, "#8D5A3B")
    woman = line("M700,700L650,830M740,700L850,800", "#E3AE8C", 30) + path("M640,340Q680,320 720,350L740,470Q900,560 930,760Q800,800 600,740Q640,600 650,470Z", BRIQUE) + path("M720,350L740,470Q900,560 930,760Q880,774 820,778Q800,600 690,480Z", BRIQUE_L) + line("M650,740Q780,790 930,760", SOLEIL, 14) + disc(650, 290, 40, "#E3AE8C") + path("M620,300Q600,230 660,236Q720,240 706,310Q690,330 680,300Q650,280 620,300Z", NIGHT) + line("M690,370L704,250", "#E3AE8C", 26) + line("M640,380L520,400", "#E3AE8C", 26)
    notes = "".join(at(x, y, line("M0,0V-90L54,-110V-20", SOLEIL, 12) + disc(-16, 0, 22, SOLEIL, 16) + disc(38, -20, 22, SOLEIL, 16), k) for x, y, k in ((190, 300, 1.1), (1010, 240, 1), (130, 560, .8), (1060, 520, .8)))
    return back + notes + man + woman


@picture("event-family", "Une famille joue au cerf-volant sur une colline", "A family flying a kite on a hill", "Een gezin vliegert op een heuvel")
def _family() -> str:
    sky = burst(220, 200, 26, BASSIN_M, BASSIN_L) + disc(220, 200, 110, SOLEIL) + cloud(480, 130, 220, LIN) + cloud(1000, 420, 170, LIN)
    hills = path("M0,640Q300,520 620,600T1200,520V900H0Z", GREEN_L) + path("M0,740Q500,600 1200,700V900H0Z", GREEN) + path("M0,840Q400,760 1200,820V900H0Z", GREEN_D) + tree(1090, 680, 260, GREEN, GREEN_D) + tree(80, 720, 180, ORANGE, BRIQUE)
    kite = path("M0,-130L84,0L0,150L-84,0Z", BRIQUE) + path("M0,-130L84,0H0Z", SOLEIL) + path("M0,0H-84L0,150Z", ORANGE)
    tail = line("M846,330Q800,400 860,450T850,560", LIN, 7) + "".join(poly(f"{x},{y} {x + 34},{y - 16} {x + 34},{y + 16}", SOLEIL) + poly(f"{x},{y} {x - 34},{y - 16} {x - 34},{y + 16}", BRIQUE) for x, y in ((836, 400), (862, 480)))
    return sky + hills + line("M480,600Q700,520 880,220", LIN, 5) + tail + at(880, 200, kite, 1.05, 18) + figure(330, 780, 300, BASSIN, BASSIN_D) + figure(470, 760, 170, SOLEIL, OCHRE) + line("M462,660L486,596", SOLEIL, 14) + figure(590, 770, 270, BRIQUE, BRIQUE_D) + figure(690, 780, 130, ORANGE, BRIQUE)


@picture("event-braderie", "La braderie : tables de brocante et tas de moules", "The braderie: bric-a-brac tables and mussel shells", "De braderie: rommeltafels en mosselschelpen")
def _braderie() -> str:
    sky = ground(ORANGE) + rings(600, 430, (560, OCHRE_L), (420, SOLEIL), (280, SOLEIL_L))
    houses = "".join(terrace(x, 600, w, h, a, NIGHT, c) for x, w, h, a, c in ((-30, 200, 400, BRIQUE, SOLEIL), (170, 170, 310, ROSE, GREEN), (860, 170, 310, OCHRE, BASSIN), (1030, 200, 400, BRIQUE_L, SOLEIL)))
    garland = "".join(disc(60 + 60 * i, 170 + 130 * (1 - ((i - 9) / 9) ** 2), 15, (LIN, BRIQUE, BASSIN)[i % 3]) for i in range(19))
    street = ground(SAND, 590) + "".join(figure(x, y, h, a, b) for x, y, h, a, b in ((470, 650, 150, GREEN, GREEN_D), (540, 640, 130, BRIQUE, BRIQUE_D), (620, 660, 160, BASSIN, BASSIN_D), (700, 640, 130, NIGHT_L, NIGHT), (580, 700, 190, ORANGE, BRIQUE)))
    tables = rect(0, 700, 430, 200, BASSIN) + rect(0, 694, 440, 22, BASSIN_L) + rect(770, 700, 430, 200, GREEN) + rect(760, 694, 440, 22, GREEN_L) + at(110, 698, gramophone(), .68) + at(290, 698, table_lamp(BRIQUE, BRIQUE_D, LIN), .75) + at(385, 698, teapot(), .5) + at(850, 698, mantel_clock(), .65) + at(990, 698, vase(), .75) + at(1110, 698, book_stack(5), .6)
    shell = path("M-60,10Q-40,-50 60,-20Q40,30 -60,10Z", NIGHT) + line("M-40,2Q-10,-26 44,-16", BASSIN_M, 6)
    heap = path("M430,900Q600,660 770,900Z", NIGHT_L) + "".join(at(600 + (noise("mx", i) - .5) * 300 * noise("my", i), 740 + 150 * noise("my", i), shell, .8, 360 * noise("mr", i)) for i in range(46))
    return sky + houses + garland + street + tables + heap


@picture("event-christmas", "Chalets de Noël, grand sapin et neige", "Christmas chalets, a tall tree and snow", "Kersthuisjes, een grote kerstboom en sneeuw")
def _christmas() -> str:
    sky = ground(NIGHT) + rings(600, 330, (620, NIGHT_L), (430, BASSIN_D), (280, BASSIN))
    back = stepped_gable(-40, 720, 260, 330, BASSIN_D, NIGHT, SAND, 5, SOLEIL) + stepped_gable(980, 720, 260, 350, BRIQUE_D, NIGHT, SAND, 5, SOLEIL)
    fir = rect(574, 690, 52, 80, OCHRE_D) + "".join(path(f"M600,{t}L{600 + w},{b}Q600,{b + 50} {600 - w},{b}Z", GREEN) + path(f"M600,{t}L{600 + w},{b}Q{600 + w / 2},{b + 26} 600,{b + 26}Z", GREEN_D) for t, b, w in ((430, 700, 240), (290, 540, 190), (160, 380, 136)))
    balls = "".join(disc(600 + (noise("cx", i) - .5) * 2 * (.62 * (y - 130) * .62), y, 15, (SOLEIL, BRIQUE, LIN, ORANGE)[i % 4]) for i, y in enumerate(range(250, 690, 19))) + at(600, 150, compass_spark(SOLEIL, 80)) + at(600, 150, compass_spark(SOLEIL_L, 56), 1, 45)
    hut = rect(0, -200, 260, 200, OCHRE) + line("M0,-150H260M0,-100H260M0,-50H260", OCHRE_D, 6) + rect(36, -170, 188, 96, SOLEIL) + rect(20, -80, 220, 18, OCHRE_L) + path("M-30,-190L130,-310L290,-190Z", BRIQUE) + path("M-30,-190L130,-310L290,-190L260,-200L130,-284L10,-206Q-10,-176 -30,-190Z", LIN)
    snow = path("M0,740Q300,690 600,740T1200,720V900H0Z", BASSIN_XL) + path("M0,820Q400,760 1200,830V900H0Z", LIN)
    flakes = "".join(disc(noise("fx", i) * 1200, noise("fy", i) * 860, 4 + 7 * noise("fr", i), LIN) for i in range(70))
    return sky + back + fir + balls + at(60, 780, hut, 1.12) + at(850, 780, hut, 1.12) + snow + figure(470, 840, 200, BRIQUE, BRIQUE_D) + figure(550, 850, 120, SOLEIL, OCHRE) + figure(730, 850, 210, GREEN, GREEN_D) + flakes


@picture("event-food", "Une grande tablée en plein air", "A long table laid outdoors", "Een lange gedekte tafel in openlucht")
def _food() -> str:
    sky = ground(ROSE_L) + rings(600, 320, (480, ROSE), (350, ORANGE), (230, SOLEIL)) + path("M0,440Q400,360 1200,430V900H0Z", GREEN_L) + "".join(poplar(x, 450, h) for x, h in ((80, 300), (160, 250), (1040, 250), (1120, 310)))
    lamps = line("M-20,90Q600,260 1220,90", NIGHT, 6) + "".join(disc(60 + 120 * i, 118 + 88 * (1 - ((i - 4.5) / 5) ** 2), 22, SOLEIL_L) for i in range(10))
    guests = "".join(at(x, 560, solid("M-70,0V-110Q-60,-170 0,-170T70,-110V0Z", a, b, 60) + disc(0, -222, 46, s) + path("M-52,-226q0,-54 52,-54t52,54q-52,-30 -104,0Z", h)) for x, a, b, s, h in (
        (200, BASSIN, BASSIN_D, "#E3AE8C", OCHRE_D), (400, BRIQUE, BRIQUE_D, "#8D5A3B", NIGHT), (600, SOLEIL, OCHRE_L, "#D99A75", BRIQUE_D), (800, GREEN, GREEN_D, "#C98A63", NIGHT), (1000, NIGHT_L, NIGHT, "#E3AE8C", SAND)))
    table = poly("60,560 1140,560 1260,760 -60,760", LIN) + poly("-60,760 1260,760 1240,900 -40,900", SAND) + poly("500,560 700,560 760,900 440,900", BRIQUE) + line("M560,560L530,900M640,560L670,900", ROSE, 10)
    feast = at(600, 740, cake(), .9) + at(330, 720, loaf(), .75) + at(860, 720, wheel_cheese(), .75) + "".join(at(x, y, disc(0, 0, 76, BASSIN_XL, 24) + disc(0, -2, 50, LIN, 15)) for x, y in ((220, 610), (420, 605), (790, 605), (990, 612))) \
        + at(120, 740, bottle(GREEN, GREEN_D, SOLEIL_L), .85) + at(1080, 740, wine_glass(), .85) + at(470, 730, beer(), .7) + at(730, 740, wine_glass(), .75) + at(1000, 730, apple(), .7)
    return sky + lamps + guests + table + feast

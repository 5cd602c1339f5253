"""Clothes, shoes, jewels, hair, glasses and cloth: front, still life, gesture."""

from home.demo.art.buildings import skyline
from home.demo.art.gestures import compass_spark, hand
from home.demo.art.motifs import burst, rings, ripples, shadow
from home.demo.art.objects_food import bottle
from home.demo.art.objects_goods import plant
from home.demo.art.objects_wear import (
    boot,
    button,
    coat,
    comb,
    dress,
    fabric_roll,
    glasses,
    hat,
    necklace,
    oxford,
    pole,
    pump,
    ring,
    scissors,
    sewing_machine,
    shirt,
    sneaker,
    spool,
    watch,
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
    clip,
    disc,
    ground,
    line,
    noise,
    oval,
    path,
    poly,
    rect,
)
from home.demo.art.storefronts import (
    arch_window,
    corner_shop,
    deco_front,
    gable_shop,
    lantern,
)


@picture("mode-1", "Une boutique de mode à la façade Art déco", "A fashion shop with an Art Deco front", "Een modewinkel met een art-decogevel")
def _mode_1() -> str:
    goods = at(-90, 0, dress(), .95) + at(110, 0, dress(BASSIN, BASSIN_D), .95)
    return deco_front((BASSIN, BASSIN_M), ROSE_L, ROSE, NIGHT, goods, at(0, 30, hat(BRIQUE, SOLEIL, BRIQUE_D), .8))


@picture("mode-2", "Manteaux et chemises sur un portant", "Coats and shirts on a rail", "Jassen en hemden aan een rek")
def _mode_2() -> str:
    back = ground(SAND) + poly("0,0 620,0 220,900 0,900", ROSE) + disc(880, 330, 260, SOLEIL) + ground(BRIQUE_D, 770) + shadow(200, 810, 760, 140, NIGHT, .3)
    rail = line("M120,130H1080M170,130V810M1030,130V810", NIGHT, 16) + line("M120,810H220M980,810H1080", NIGHT, 16)
    clothes = at(310, 560, coat(), 1.12) + at(520, 486, shirt(LIN, SAND), 1.2) + at(690, 560, coat(BRIQUE, BRIQUE_D, LIN), 1.12) + at(890, 486, shirt(GREEN, GREEN_D), 1.2)
    return back + rail + clothes + at(360, 806, oxford(), .6) + at(620, 806, pump(), .6) + at(850, 806, boot(), .55)


@picture("mode-3", "Une élégante au chapeau, profil années trente", "A woman in a hat, nineteen-thirties profile", "Een vrouw met hoed, profiel uit de jaren dertig")
def _mode_3() -> str:
    back = burst(640, 460, 30, BRIQUE, BRIQUE_L) + disc(640, 440, 350, SOLEIL) + disc(640, 440, 290, SOLEIL_L)
    coat_ = path("M330,900Q350,700 540,640L720,640Q900,690 940,900Z", BASSIN) + path("M720,640Q900,690 940,900H700Q760,760 690,650Z", BASSIN_D) + path("M500,660Q600,760 740,650L720,600H540Z", LIN)
    face = path("M520,640V500Q470,420 500,320H730Q744,380 740,410L778,476Q784,490 756,496L752,520Q764,530 750,540Q756,552 744,560Q746,600 700,604Q660,606 650,610V650Q580,700 520,640Z", "#E3AE8C")
    hair = path("M500,330Q440,420 480,520Q520,580 570,540Q600,500 570,460Q640,440 640,330Z", NIGHT) + line("M500,520Q540,540 556,500M486,470Q530,490 548,450", NIGHT_L, 7)
    brim = path("M410,380Q440,150 640,170Q780,180 790,330Q830,340 850,390Q640,270 410,380Z", GREEN) + path("M640,170Q780,180 790,330Q740,310 690,306Q700,220 640,170Z", GREEN_D) + path("M430,330Q600,230 790,310L792,336Q600,268 424,362Z", SOLEIL)
    return back + coat_ + face + hair + brim + path("M684,410q26,-16 46,0q-22,12 -46,0Z", NIGHT) + line("M676,384q28,-18 56,-4", NIGHT, 7) + path("M724,530q20,-8 28,2q-6,12 -30,6Z", BRIQUE) + disc(580, 590, 18, SOLEIL)


@picture("chaussures-1", "La vitrine en arche d’un chausseur", "The arched window of a shoe shop", "Het boogvenster van een schoenenwinkel")
def _chaussures_1() -> str:
    goods = at(-190, 0, boot(BRIQUE, BRIQUE_D), .72) + at(40, 0, oxford(), .8) + at(220, 0, sneaker(LIN, SAND, BASSIN), .62)
    shelf = at(-160, 0, pump(), .72) + at(40, 0, pump(GREEN, GREEN_D), .72) + at(210, 0, oxford(NIGHT_L, NIGHT), .55)
    return arch_window((BASSIN, BASSIN_M, BASSIN_D), NIGHT, SOLEIL, goods, shelf, lantern())


@picture("chaussures-2", "Chaussures de ville, bottes et tennis sur des marches", "Shoes, boots and plimsolls on steps", "Schoenen, laarzen en gympen op treden")
def _chaussures_2() -> str:
    back = ground(GREEN_L) + rings(960, 140, (620, GREEN_XL), (420, SOLEIL_L), (250, LIN))
    steps = "".join(rect(x, y, 1300, 400, a) + rect(x, y, 1300, 24, b) + rect(x, y + 24, 26, 400, c) for x, y, a, b, c in (
        (640, 330, BRIQUE_D, BRIQUE, BRIQUE_D), (340, 530, BRIQUE, BRIQUE_L, BRIQUE_D), (0, 740, BRIQUE_L, ROSE, BRIQUE)))
    return (back + steps + at(1060, 334, pump(BASSIN, BASSIN_D), 1) + at(500, 534, boot(SOLEIL, OCHRE_L), 1.05) + at(790, 534, boot(SOLEIL, OCHRE_L), 1.05)
            + at(230, 744, oxford(), 1.3) + at(1010, 744, sneaker(), 1.2) + at(560, 870, sneaker(BASSIN_L, BASSIN_M, LIN), 1.1))


@picture("chaussures-3", "Un cordonnier marque une semelle au marteau", "A shoemaker hammering a sole", "Een schoenmaker klopt op een zool")
def _chaussures_3() -> str:
    back = ground(OCHRE) + "".join(poly(f"{x},0 {x + 100},0 {x - 400},900 {x - 500},900", OCHRE_L) for x in range(0, 1800, 200))
    bench = ground(NIGHT, 720) + rect(0, 710, 1200, 26, OCHRE_D)
    last = rect(560, 560, 60, 170, BASSIN_M) + rect(500, 700, 180, 30, BASSIN_D, 8)
    shoe = at(600, 420, oxford(BRIQUE, BRIQUE_D), 1.7, 180)
    hammer = line("M0,260V-60", OCHRE_D, 34) + rect(-110, -130, 220, 84, NIGHT_L, 18) + rect(-120, -140, 60, 104, BASSIN_L, 12)
    nails = "".join(line(f"M{x},690v-34M{x - 12},656h24", BASSIN_L, 9) for x in (840, 890, 950, 1030, 1080))
    return back + bench + last + shoe + at(390, 200, hammer, 1, -24) + at(480, 360, hand(GREEN), 1, 10) + nails + at(190, 712, spool(LIN, SAND), .9)


@picture("bijouterie-1", "Une bijouterie Art déco, bleu nuit et or", "An Art Deco jeweller’s in midnight blue and gold", "Een art-decojuwelier in nachtblauw en goud")
def _bijouterie_1() -> str:
    goods = at(0, 0, necklace(), 1.15) + at(-170, 0, ring(), .5) + at(170, 0, ring(SOLEIL, BRIQUE_L, ROSE, BRIQUE), .5)
    return deco_front((SOLEIL, OCHRE_L), BASSIN_D, BASSIN, SOLEIL, goods, at(0, 74, ring(), .66))


@picture("bijouterie-2", "Une bague à la pierre taillée, rayonnante", "A ring with a shining cut stone", "Een ring met een stralende geslepen steen")
def _bijouterie_2() -> str:
    back = burst(600, 300, 40, NIGHT, NIGHT_L) + rings(600, 330, (330, BASSIN_D), (260, BASSIN))
    cushion = path("M180,900Q140,700 330,690Q600,740 870,690Q1060,700 1020,900Z", BRIQUE) + path("M600,714Q760,710 870,690Q1060,700 1020,900H760Q800,780 600,714Z", BRIQUE_D) + path("M440,714Q600,780 760,714L720,740Q600,790 480,740Z", NIGHT)
    sparks = at(300, 200, compass_spark(LIN, 80)) + at(930, 260, compass_spark(LIN, 60)) + at(880, 110, compass_spark(SOLEIL, 40)) + at(250, 420, compass_spark(SOLEIL, 44)) + at(600, 110, compass_spark(LIN, 50))
    return back + sparks + cushion + at(600, 760, ring(), 1.95)


@picture("bijouterie-3", "Collier, montre et perles présentés", "A necklace, a watch and pearls on display", "Een ketting, een horloge en parels")
def _bijouterie_3() -> str:
    back = ground(ROSE_L) + path(arch(90, 80, 420, 900), ROSE) + path(arch(690, 150, 420, 800), SOLEIL_L) + ground(BRIQUE_L, 760) + rect(0, 750, 1200, 20, BRIQUE)
    plinth = rect(160, 690, 280, 210, LIN) + rect(340, 690, 100, 210, SAND) + rect(740, 640, 320, 260, BASSIN) + rect(950, 640, 110, 260, BASSIN_D) + rect(140, 676, 320, 22, LIN) + rect(720, 626, 360, 22, BASSIN_L)
    pearls = "".join(disc(460 + 26 * i, 800 + 40 * noise("p", i) - 0.4 * abs(i - 5) ** 2, 17, LIN) + disc(464 + 26 * i, 804 + 40 * noise("p", i) - 0.4 * abs(i - 5) ** 2, 9, SAND) for i in range(11))
    return back + plinth + at(300, 678, necklace(BASSIN_D, NIGHT), 1.5) + at(900, 420, watch(BRIQUE), .98) + pearls + at(600, 740, ring(), .75)


@picture("coiffeur-1", "Un salon de coiffure d’angle, enseigne rayée", "A corner hairdresser’s with a striped pole", "Een kapsalon op de hoek met kapperspaal")
def _coiffeur_1() -> str:
    goods = at(-120, 0, pole(300), .9) + at(60, 0, bottle(BASSIN_M, BASSIN, LIN, 220), .9) + at(150, 0, bottle(ORANGE, BRIQUE, LIN, 180), .9) + at(240, 0, plant(), .7)
    return corner_shop((ROSE, ROSE_L), BASSIN_L, BASSIN_M, BRIQUE, goods, at(0, -20, scissors(LIN, SAND, SOLEIL), .42), LIN) + at(440, 790, pole(), .95) + at(760, 790, pole(), .95)


@picture("coiffeur-2", "Une chevelure ondulée, profil Art déco", "Wavy hair, an Art Deco profile", "Golvend haar, een art-decoprofiel")
def _coiffeur_2() -> str:
    back = ground(BASSIN) + rings(520, 430, (520, BASSIN_M), (400, BASSIN_L), (290, BASSIN_XL))
    face = path("M560,900V700Q470,640 470,480V280H720Q760,360 752,420L800,510Q806,526 776,532L770,566Q786,578 768,592Q776,606 760,616Q764,672 700,676Q670,678 664,690V740Q700,840 760,900Z", "#8D5A3B")
    hair = "".join(path(f"M740,{300 - 0 * k}Q700,{130 + k * 8} 500,{130 + k * 14}Q{250 + k * 34},{170 + k * 10} {230 + k * 40},430Q{160 + k * 44},560 {250 + k * 40},680Q{220 + k * 44},800 {310 + k * 36},900H{600 - k * 10}"
                        f"Q{470 + k * 6},800 {540 - k * 4},690Q{470 + k * 4},580 {590 - k * 6},490Q560,380 740,300Z", c)
                   for k, c in enumerate((BRIQUE_D, BRIQUE, ORANGE, OCHRE_L)))
    eye = path("M690,440q30,-18 52,0q-24,14 -52,0Z", NIGHT) + line("M680,408q30,-20 64,-4", NIGHT, 8) + path("M740,578q24,-8 34,4q-8,12 -36,6Z", BRIQUE)
    return back + face + hair + eye + disc(610, 600, 26, SOLEIL) + at(1010, 560, comb(SOLEIL, OCHRE_L), 1.3, 14) + at(985, 250, compass_spark(LIN, 60))


@picture("coiffeur-3", "Ciseaux ouverts et peigne croisés", "Open scissors crossed with a comb", "Open schaar gekruist met een kam")
def _coiffeur_3() -> str:
    back = ground(SOLEIL) + poly("0,0 1200,0 0,900", ORANGE) + disc(600, 430, 340, LIN) + disc(600, 430, 300, BRIQUE_L)
    return (back + shadow(500, 700, 180, 200, BRIQUE, .5) + at(760, 760, comb(BASSIN_M, BASSIN), 2, 34) + at(560, 470, scissors(LIN, BASSIN_L, NIGHT), 1.5, -18)
            + at(1060, 860, bottle(GREEN, GREEN_D, LIN, 250), 1) + at(130, 860, pole(), .9))


@picture("opticien-1", "Un opticien à la façade vert et ivoire", "An optician’s with a green and ivory front", "Een opticien met een groen-ivoren gevel")
def _opticien_1() -> str:
    goods = at(0, -110, glasses(), .55) + at(0, -260, glasses(BRIQUE, SOLEIL_L, False), .55) + rect(-170, -60, 340, 12, NIGHT) + rect(-170, -210, 340, 12, NIGHT) + at(0, -22, glasses(GREEN_D, LIN), .4)
    return deco_front((GREEN_L, GREEN_XL), LIN, GREEN_XL, GREEN, goods, at(0, 4, glasses(GREEN_D, BASSIN_L), .34))


@picture("opticien-2", "Un mur de lunettes de toutes formes", "A wall of glasses in every shape", "Een wand met brillen in alle vormen")
def _opticien_2() -> str:
    out = ground(BRIQUE)
    tints = (ROSE_L, BASSIN_L, SOLEIL, LIN, GREEN_L, ORANGE)
    frames = (NIGHT, BASSIN_D, BRIQUE_D, GREEN_D, BRIQUE, NIGHT_L)
    for j in range(3):
        for i in range(3):
            k = i + j * 3
            out += rect(400 * i, 300 * j, 400, 300, tints[(k * 5 + j) % 6]) + shadow(400 * i + 60, 300 * j + 190, 280, 60, "#1B1A2222", .4) + at(400 * i + 200, 300 * j + 150, glasses(frames[(k + j) % 6], (LIN, SOLEIL_L, BASSIN_XL, ROSE)[k % 4], k % 2 == 0), .74)
    return out


@picture("opticien-3", "La ville se reflète dans de grandes lunettes", "The town reflected in large glasses", "De stad weerspiegeld in een grote bril")
def _opticien_3() -> str:
    face = ground(OCHRE_L) + path("M230,0H970V500Q970,840 600,900Q230,840 230,500Z", ROSE) + path("M600,0H970V500Q970,840 600,900Z", BRIQUE_L) + path("M180,0H1020V240Q820,150 600,230Q380,150 180,240Z", NIGHT)
    view = burst(0, 60, 22, ORANGE, SOLEIL, 400).replace(f'd="{box(0, 0, 1200, 900)}"', 'd="M-300,-300h600v600h-600Z"') + disc(0, 60, 90, SOLEIL_L) + at(-300, -470, skyline(560, BASSIN_D, 2), .55) + rect(-300, 60, 600, 300, BASSIN) + ripples(0, 76, 220, 6, SOLEIL, 22)
    lens = clip(oval(0, 0, 210), at(0, -40, view)) + line(oval(0, 0, 210), NIGHT, 40) + line("M-150,-70Q-110,-140 -40,-160", LIN, 16)
    return face + at(350, 430, lens) + at(850, 430, lens) + line("M556,390Q600,340 644,390", NIGHT, 40) + line("M140,380L60,350M1060,380L1140,350", NIGHT, 36) + path("M600,470Q540,640 600,650Q650,650 640,620Z", BRIQUE) + path("M500,760Q560,720 600,740Q640,720 700,760Q600,830 500,760Z", BRIQUE_D)


@picture("couture-1", "Une mercerie dans une maison à pignon", "A haberdashery in a gabled house", "Een fourniturenzaak in een trapgevelhuis")
def _couture_1() -> str:
    goods = "".join(at(-230 + 76 * i, 0, fabric_roll(a, b, 210 + 30 * (i % 3)), .8) for i, (a, b) in enumerate(((BRIQUE, BRIQUE_D), (GREEN_L, GREEN), (ROSE, BRIQUE_L), (BASSIN, BASSIN_D)))) + at(150, 0, dress(SOLEIL, OCHRE_L, BRIQUE), .75)
    return gable_shop((OCHRE_L, SOLEIL_L), BASSIN_M, BASSIN, BRIQUE_D, (ROSE, SAND), goods, at(0, 96, spool(SOLEIL, OCHRE_L), 1.1))


@picture("couture-2", "Machine à coudre, bobines et rouleaux d’étoffe", "Sewing machine, spools and rolls of cloth", "Naaimachine, garenklosjes en rollen stof")
def _couture_2() -> str:
    back = ground(ROSE) + rings(540, 470, (480, ROSE_L), (360, SOLEIL_L), (250, SOLEIL))
    rolls = "".join(at(x, 720, fabric_roll(a, b, h), 1.05, t) for x, a, b, h, t in ((870, GREEN, GREEN_D, 440, -3), (985, BRIQUE, BRIQUE_D, 520, 0), (1100, BASSIN_L, BASSIN_M, 400, 4)))
    table = ground(BASSIN_D, 710) + rect(0, 704, 1200, 22, BASSIN_L)
    silk = path("M280,700Q420,650 560,700V900H330Q300,800 280,700Z", ORANGE) + path("M420,676Q500,670 560,700V900H470Q480,760 420,676Z", BRIQUE_L)
    return back + rolls + table + at(470, 716, sewing_machine(), 1.62) + silk + "".join(at(x, 860, spool(a, b), .9) for x, a, b in ((110, SOLEIL, OCHRE_L), (220, LIN, SAND), (690, BRIQUE_L, BRIQUE), (800, GREEN_L, GREEN)))


@picture("couture-3", "Boutons, ciseaux et mètre ruban à plat", "Buttons, scissors and a tape measure laid flat", "Knopen, schaar en lintmeter")
def _couture_3() -> str:
    stripes = ground(GREEN) + "".join(rect(0, y, 1200, 50, GREEN_D) for y in range(0, 900, 100))
    tape = line("M-40,240C240,60 330,420 560,300S760,40 940,140S1100,420 1260,300", SOLEIL, 74, "butt") + '<path d="M-40,240C240,60 330,420 560,300S760,40 940,140S1100,420 1260,300" fill="none" stroke="#1B1A22" stroke-width="30" stroke-dasharray="6 34"/>'
    buttons = "".join(at(x, y, button(a, b, r)) for x, y, a, b, r in ((150, 640, BRIQUE, BRIQUE_D, 90), (330, 770, LIN, SAND, 66), (110, 820, ORANGE, BRIQUE_L, 46), (860, 720, BASSIN_M, BASSIN, 84), (1060, 620, ROSE, BRIQUE_L, 70),
                                                                      (1050, 800, SOLEIL, OCHRE_L, 56), (300, 560, BASSIN_L, BASSIN_M, 44), (920, 500, LIN, SAND, 46), (190, 80, ROSE_L, ROSE, 54), (1110, 110, BRIQUE, BRIQUE_D, 48)))
    return stripes + shadow(500, 620, 120, 260, NIGHT, .6) + tape + buttons + at(590, 520, scissors(LIN, BASSIN_L, BRIQUE), 1.55, 10)

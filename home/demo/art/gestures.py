"""Hands at work, the town bicycle, sparkles."""

from home.demo.art.palette import BASSIN, BRIQUE, BRIQUE_D, LIN, NIGHT, SAND, SOLEIL
from home.demo.art.shapes import at, box, disc, line, oval, path, point, rect


def compass_spark(colour: str = LIN, r: float = 60) -> str:
    """Four-pointed sparkle, centred."""
    k = r * .16
    return path(f"M0,{-r}L{k},{-k} {r},0 {k},{k} 0,{r} {-k},{k} {-r},0 {-k},{-k}Z", colour)


def hand(sleeve: str = BASSIN, skin: str = "#D99A75", dark: str = "#B8744F") -> str:
    """Fist closed on an upright tool at (0, 0); the forearm comes from below left."""
    arm = line("M-300,330L-60,60", skin, 96) + line("M-420,460L-190,206", sleeve, 150, "butt") + line("M-205,222L-178,192", LIN, 160, "butt")
    fist = path(box(-84, -78, 150, 160, 56), skin)
    fingers = "".join(rect(-40, -74 + 38 * i, 112, 34, skin, 17) + line(f"M-34,{-38 + 38 * i}H60", dark, 5) for i in range(4))
    return arm + fist + fingers + line("M-60,-30Q-30,-90 10,-84", skin, 40) + line("M-60,-10Q-40,-60 6,-64", dark, 5)


def hand_open(sleeve: str = BRIQUE, skin: str = "#C98A63", dark: str = "#A56A45") -> str:
    """Open hand, palm up, holding something at (0, 0); the arm comes from the left."""
    arm = line("M-330,130L-130,60", skin, 86) + line("M-560,214L-300,120", sleeve, 136, "butt") + line("M-318,126L-290,116", LIN, 146, "butt")
    palm = path("M-180,20Q-120,-6 -60,0H150q34,6 20,30q20,6 6,28q10,10 -10,26Q60,120 -60,110Q-140,110 -180,90Z", skin)
    return arm + palm + line("M20,40H170M30,66H172", dark, 5) + path("M-120,10Q-110,-60 -70,-66Q-40,-60 -50,-30L-30,10Z", skin) + line("M-50,-26L-34,8", dark, 5)


def wheel(r: float, tyre: str = NIGHT, spoke: str = SAND, count: int = 14) -> str:
    """Return a bicycle wheel centred on (0, 0)."""
    spokes = "".join(f"M0,0L{point(0, 0, r * 0.94, i * 360 / count)}" for i in range(count))
    return (line(spokes, spoke, r * 0.016) + line(oval(0, 0, r), tyre, r * 0.11)
            + line(oval(0, 0, r * 0.9), LIN, r * 0.03) + disc(0, 0, r * 0.09, tyre))


def bicycle(frame: str, tyre: str = NIGHT, saddle: str = BRIQUE_D) -> str:
    """Return a town bicycle 620 wide; its wheels stand on y = 0."""
    tubes = line("M-200,-130L-20,-130L120,-330M-70,-350L-20,-130M-76,-330L114,-310M-200,-130L-72,-330M200,-130L112,-380", frame, 17)
    bars = line("M112,-380L104,-410Q70,-430 40,-416M104,-410Q140,-424 160,-400", tyre, 13)
    return (at(-200, -130, wheel(124, tyre)) + at(200, -130, wheel(124, tyre)) + tubes + bars
            + path("M-130,-366q10,-24 60,-20q30,2 52,12q-20,14 -50,14q-40,6 -62,-6Z", saddle) + line("M-70,-356L-66,-330", tyre, 12)
            + disc(-20, -130, 34, tyre) + disc(-20, -130, 18, frame) + line("M-20,-130L8,-76M-8,-74H30", tyre, 11)
            + line("M-330,-140A132,132 0 0 1 -200,-270A130,130 0 0 1 -90,-200", frame, 12)
            + line("M76,-180A132,132 0 0 1 200,-268", frame, 12)
            + disc(150, -350, 24, SOLEIL) + line("M-250,-284H-110", tyre, 12))

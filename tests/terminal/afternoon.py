"""An afternoon about the Zandloperplein, as it went: five organisations, one of them late, and a laptop that dies."""

from tests.terminal.afternoon_ideas import IDEAS, VOTE
from tests.terminal.afternoon_plan import AGREEMENTS, CONSENT, DEVELOP, OUTCOME, PULSE_AGAIN, REFLECTION
from tests.terminal.steps import (
    ROOM,
    Adjusts,
    Answers,
    Corrects,
    Counts,
    Covers,
    FullScreen,
    Fumbles,
    Interrupted,
    Joins,
    Learns,
    Moves,
    Parks,
    PhaseOfDay,
    Reveals,
    Routed,
    Says,
    Sees,
    SeesDigits,
    Slips,
    Starts,
    TalksTill,
    ThinksBetter,
    TurnsPages,
    TurnsTo,
)
from tests.terminal.steps_together import Asks, Polls, Stands, Words
from tests.terminal.words import t

CASE = "jongeren-op-een-plein"
PROGRAMME = "halve-dag"
AT_THE_START = (("Gemeente", 4), ("Woningcorporatie", 3), ("Politie", 3), ("Bewoners", 5))
"""Who is there at one o'clock, in the order of the columns. Sociaal werk stands in a traffic jam."""

ARRIVING = PhaseOfDay(
    "Inchecken",
    "13:14",
    (
        Sees(("1/15  Inchecken", "einde 16:30", f"{t.n('welcome.people', 15)} {t.n('welcome.organisations', 4)}")),
        Sees((f"15  {t.n('welcome.people', 15)}",)),
        SeesDigits("12:00"),
        Starts(),
        Counts("BEW", 6),
        Sees((f"16  {t.n('welcome.people', 16)}",)),
        Says("GEM", "Dat we elkaars nummer hebben"),
        Fumbles("COR", "Minder vergaderne, meer op het plein", "Minder vergaderen, meer op het plein"),
        Says("BEW", "Dat er nu echt iets gebeurt"),
        Routed("POL", "Weten wie er 's avonds nog wakker is"),
        Adjusts(1),
        Adjusts(1),
        Adjusts(-1),
        TalksTill("13:11"),
        Sees((t("board.nearly"),)),
        Slips("Beginpeiling"),
    ),
)

PULSE = PhaseOfDay(
    "Beginpeiling",
    "13:22",
    (
        Starts(),
        FullScreen("08:00"),
        Polls(
            "Ik weet wie ik morgen kan bellen.",
            (("GEM", "2231"), ("COR", "445"), ("POL", "231"), ("BEW", "112145")),
            (t("pulse.answered", n=16, total=16),),
        ),
        Polls(
            "Ik weet wat de anderen mogen en kunnen, en wat niet.",
            (("GEM", "1111"), ("COR", "234"), ("POL", "555"), ("BEW", "232323")),
            (t("pulse.answered", n=16, total=16),),
        ),
    ),
)

CASE_TOLD = PhaseOfDay(
    "De casus",
    "13:37",
    (
        Starts(),
        TurnsPages("Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?"),
        Joins("SOC", "Sociaal werk", 3),
        Learns("POL", "De corporatie kent de helft van de ouders"),
        Says("BEW", "Dat van die bal tegen het raam, dat zijn wij"),
        Says("SOC", "Sorry, de brug stond open. Wat hebben we gemist?"),
    ),
)

PERSPECTIVES = PhaseOfDay(
    "Perspectieven",
    "14:17",
    (
        Sees(("4/15  Perspectieven", "Wij zien", "SOC")),
        Starts(),
        TurnsTo("Wij zien"),
        Covers(),
        Says("GEM", "Veertig meldingen, steeds van dezelfde vier adressen"),
        Says("COR", "Een portiek waar niemand meer alleen door durft"),
        Says("POL", "Jongens die weglopen zodra de auto komt"),
        Says("BEW", "Zwerfvuil, en ook: gelach in mei"),
        Says("SOC", "Groepjes die nergens anders heen kunnen"),
        Reveals(("meldingen", "portiek", "gelach")),
        TurnsTo("Wij willen"),
        Fumbles("GEM", "Dat het stil is zodner hekken", "Dat het stil is zonder hekken"),
        Says("BEW", "Slapen, en de kinderen buiten laten spelen"),
        Says("SOC", "Een plek met een dak en een volwassene die hun naam kent"),
        TalksTill("13:50"),
        TurnsTo("Wij mogen"),
        Says("POL", "Namen vragen, meer niet"),
        Says("COR", "De huur opzeggen, maar nooit om herrie alleen"),
        Says("SOC", "De burgemeester mag een gebied verbieden"),
        Moves("De burgemeester mag een gebied verbieden", "GEM"),
        Learns("BEW", "De politie mag veel minder dan wij dachten"),
        TurnsTo("Wij doen"),
        Says("POL", "Twee keer per avond langsrijden"),
        Says("SOC", "Op woensdag voetballen met wie er is"),
        Corrects("Twee keer per avond langsrijden", "Twee keer per avond langslopen"),
        TalksTill("14:14"),
        Sees((t("board.overrun"),)),
        SeesDigits("−01:55"),
    ),
)

WHY = PhaseOfDay(
    "Blik van buiten",
    "14:38",
    (
        Starts(),
        Sees((t("why.from_outside"), t("why.place", n=1, all=11))),
        Asks(ROOM, "Waarom rijden jullie, en lopen jullie niet?", "Waarom rijden jullie, en lopen jullie niet?"),
        Says("POL", "Omdat de meldkamer ons binnen tien minuten elders wil"),
        Answers("COR", "Zonder melding bestaat het voor ons systeem niet"),
        Interrupted(4),
        Asks("BEW", "gem, waarom belt niemand ons terug?", "Waarom belt niemand ons terug?", whom="GEM"),
        Says("GEM", "Het loket sluit om vijf uur, de overlast begint om tien uur"),
        Learns("SOC", "De wijkagent werkt tot elf uur en zit dan alleen", in_the_middle_of="Waarom belt niemand de"),
        Asks("SOC", "Waarom vragen we het de jongens zelf niet?", "Waarom vragen we het de jongens zelf niet?"),
    ),
)

GOAL = PhaseOfDay(
    "Gezamenlijk doel",
    "15:01",
    (
        Starts(),
        Words("goal", "Rust op het plein na tienen"),
        Words("goal", "Een plein waar je na tienen nog gedag zegt"),
        Words("goal", "Niemand bang en niemand weg", undone=True),
        Words("question", "Hoe kunnen we het plein delen, ook als het donker is?"),
        ThinksBetter("Hoe kunnen we het plein delen, ook als het donker is?"),
        Stands(
            (
                ("GEM", "yes", ""),
                ("COR", "yes_if", "er iemand afsluit"),
                ("POL", "yes", ""),
                ("BEW", "yes", ""),
                ("SOC", "yes", ""),
            )
        ),
        Sees((f"{t('board.goal')} Een plein waar je na tienen nog gedag zegt",)),
        Parks("GEM", "Ja, maar de APV staat na tienen niets toe"),
    ),
)

BREAK = PhaseOfDay(
    "Pauze",
    "15:16",
    (
        Starts(),
        Sees((t("board.break_lead"), t("board.break_next", phase="Ideeën"))),
        SeesDigits("15:16"),
        Says("COR", "Bijgeschreven: de huismeester heeft een sleutel van de kelder"),
        Says("BEW", "Bijgeschreven: er ligt nog verf van de schutting"),
        Sees((t.n("board.break_lines", 2),)),
    ),
)

AFTERNOON = (
    ARRIVING,
    PULSE,
    CASE_TOLD,
    PERSPECTIVES,
    WHY,
    GOAL,
    BREAK,
    IDEAS,
    VOTE,
    DEVELOP,
    CONSENT,
    PULSE_AGAIN,
    AGREEMENTS,
    OUTCOME,
    REFLECTION,
)

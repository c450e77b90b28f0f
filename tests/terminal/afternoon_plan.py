"""The end of the afternoon: from two ideas to a plan, what everybody can go on with, and what was agreed."""

from tests.terminal.steps import (
    Fumbles,
    Learns,
    Palette,
    Parks,
    PhaseOfDay,
    Says,
    Sees,
    Starts,
    TalksTill,
    TurnsTo,
)
from tests.terminal.steps_together import (
    Agrees,
    AlsoWorksOut,
    AsksAround,
    Calls,
    CanGoOn,
    Objects,
    Polls,
    Proposes,
    Repairs,
    RestStays,
    Settled,
    Settles,
)
from tests.terminal.words import t

_CELLAR = "De kelder als huiskamer"
_CALLING = "Bellen in plaats van brieven"

DEVELOP = PhaseOfDay(
    "Uitwerken",
    "16:05",
    (
        Starts(),
        TurnsTo("Wat is het?", idea=_CELLAR),
        Says("SOC", "Vanaf vrijdag elke week van acht tot elf"),
        Says("COR", "De kelder is droog en heeft een eigen deur"),
        Says("BEW", "Een huiskamer: niemand hoeft iets, behalve gedag zeggen"),
        TurnsTo("Wie doet wat?"),
        Says("COR", "De huismeester geeft de sleutel en kijkt de eerste avond mee"),
        Says("POL", "De wijkagent drinkt er koffie, zonder pet"),
        TurnsTo("Eerste stap"),
        Says("SOC", "Donderdag vragen we de jongens wat erin moet"),
        TurnsTo("Nodig van wie?"),
        Fumbles("GEM", "Een melding is genoge, geen vergunning", "Een melding is genoeg, geen vergunning"),
        Parks("COR", "Ja, maar wie betaalt de verzekering?"),
        TurnsTo("In onze echte buurt"),
        Says("BEW", "Bij ons staat ook zo'n kelder leeg, alleen weet niemand van wie"),
        Parks("BEW", "Ja, maar in juli zit niemand in een kelder"),
        AlsoWorksOut(_CALLING),
        TurnsTo("Wat is het?", idea=_CALLING),
        Says("BEW", "Eén nummer op een kaartje in elke portiek"),
        Settles(
            (
                Settled("Ja, maar de APV staat na tienen niets toe", "answered", "Binnen mag het wel", who="GEM"),
                Settled("Ja, maar de verzekering dekt geen boksles", "elsewhere"),
                Settled("Ja, maar wie betaalt de verzekering?", "owned", "beheerder", who="COR"),
                Settled("Ja, maar in juli zit niemand in een kelder", "stays"),
            )
        ),
        Palette(t("palette.add_phase"), t("ask.phase"), "Rondje langs de tafels 10"),
        Sees(("/16  Uitwerken",)),
        Palette(t("palette.skip", phase="Rondje langs de tafels")),
        Palette(
            t("palette.minutes", phase="Kan iedereen hiermee verder?"),
            t("ask.minutes", phase="Kan iedereen hiermee verder?"),
            "4",
        ),
        TalksTill("16:04"),
    ),
)

CONSENT = PhaseOfDay(
    "Kan iedereen hiermee verder?",
    "16:10",
    (
        Starts(),
        Sees((t("consent.outcome.nothing"),)),
        Proposes("Elke vrijdagavond is de kelder een huiskamer"),
        Objects("BEW", "wie sluit af als er niemand komt?"),
        Objects("SOC", "wij zijn er op vrijdag niet", undone=True),
        AsksAround(("GEM", "COR", "POL", "SOC")),
        Sees((t.n("consent.outcome.objections", 1),)),
        Repairs("Elke vrijdagavond is de kelder een huiskamer, de jongens sluiten af", undone=True),
        Repairs("Elke vrijdagavond is de kelder een huiskamer, de huismeester sluit af"),
        Sees((t.n("consent.repaired", 1), "wie sluit af als er niemand komt?")),
        RestStays(),
        CanGoOn("BEW"),
        Sees((t("consent.outcome.carried"),)),
    ),
)

PULSE_AGAIN = PhaseOfDay(
    "Slotpeiling",
    "16:14",
    (
        Starts(),
        Polls(
            "Ik weet wie ik morgen kan bellen.",
            (("GEM", "4454"), ("COR", "445"), ("POL", "45"), ("BEW", "334445"), ("SOC", "555")),
            (t("pulse.why.other_group"), f"POL SOC {t('pulse.too_small')}"),
        ),
    ),
)

AGREEMENTS = PhaseOfDay(
    "Afspraken",
    "16:26",
    (
        Starts(),
        Agrees(
            "collaboration",
            "POL",
            "Elke maandag bellen wijkagent en jongerenwerker",
            owner="POL wijkagent",
            partners="soc en bew",
            due="vanaf 1 december",
            day="2026-12-01",
            first_step="maandag om negen uur de eerste keer",
        ),
        Sees(("di 1 dec",)),
        Agrees("collaboration", "COR", "Eén groepsapp voor wat haast heeft", partners="iedereen"),
        Calls("POL", "als het na tienen onrustig wordt", "wijkagent", whom="SOC", callee="jongerenwerker"),
        Agrees(
            "case",
            "SOC",
            "De kelder open op vrijdagavond",
            owner="jongerenwerker",
            partners="COR, GEM",
            due="vr 4 december",
            day="2026-12-04",
            first_step="donderdag samen de kelder leeghalen",
        ),
        Learns("GEM", "Niemand van ons had het nummer van de huismeester"),
        Sees((t("agreements.about.collaboration"), t("agreements.about.case"), t("agreements.nobody"))),
    ),
)

OUTCOME = PhaseOfDay(
    "Opbrengst",
    "16:28",
    (
        Sees((f"{t('outcome.builders')} SOC op COR · BEW op SOC · POL op SOC · COR op GEM",)),
        Sees((t("outcome.by_catch"),)),
        Says("BEW", "De kelder, want niemand wist dat die er was"),
    ),
)

REFLECTION = PhaseOfDay(
    "Uitchecken",
    "16:33",
    (
        Starts(),
        Says("GEM", "Dat de huismeester meer weet dan ons dossier"),
        Says("BEW", "Dat de wijkagent ook liever loopt dan rijdt"),
        Says("SOC", "Ik heb de wijkagent voor het eerst horen lachen"),
        Sees((t("reflection.quote", text="Ik heb de wijkagent voor het eerst horen lachen"),)),
    ),
)

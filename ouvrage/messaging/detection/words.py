"""Words that the searches of addresses, links and names share."""

SPACE = r"[\s_,;]{0,3}"
LEFT, RIGHT = r"[(\[{<«\"'\-*]?\s?", r"\s?[)\]}>»\"'\-*]?"
AT_WORD = r"(?:arr?oba(?:s(?:e|que)?|z)?|klammeraffe|a\s?commercial|at\s?sign)"
AT = (
    rf"(?:{SPACE}@{{1,2}}{SPACE}|{SPACE}{LEFT}{AT_WORD}{RIGHT}{SPACE}"
    rf"|{SPACE}[(\[{{<*\"']\s?(?:at|a|@|chez)\s?[)\]}}>*\"']{SPACE}|[\s_]at[\s_])"
)
DOT_WORD = r"(?:point|dot|pt|punto|punkt)"
DOT = (
    rf"(?:\s?\.{{1,2}}\s?|{SPACE}{LEFT}\b{DOT_WORD}\b{RIGHT}{SPACE}|_dot_|_point_"
    rf"|{SPACE}[(\[{{<]\s?\.\s?[)\]}}>]{SPACE})"
)
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?"
SPOKEN_ENDS = (
    "com|fr|net|org|eu|be|ch|io|co|biz|info|dev|app|design|studio|agency|shop|site|online|website"
    "|paris|bzh|tech|xyz|cloud|page|link|lu|uk|ca|mc|re|digital|media|graphics|photo|portfolio"
)
MORE_ENDS = f"{SPOKEN_ENDS}|me|de|it|es|pt|nl|pro|art|tv|fm|ly|gg|gl|la|us|ee|in|example"
MAILBOXES = (
    "gmail|googlemail|hotmail|outlook|yahoo|ymail|protonmail|proton|laposte|wanadoo|icloud|gmx|msn"
    "|live|orange|free|sfr|aol|tutanota|hey"
)
SURE_MAILBOXES = "gmail|hotmail|yahoo|protonmail|proton|laposte|icloud|wanadoo|gmx"
NETWORKS = (
    "instagram|insta|ig|facebook|fb|linkedin|twitter|telegram|whatsapp|whats\\s?app|wathsapp"
    "|snapchat|snap|discord|skype|signal|tiktok|tik\\s?tok|behance|dribbble|malt|fiverr|upwork"
    "|viber|messenger|threads|mastodon|bluesky|pinterest|youtube|calendly"
)
PRIVATE_CHANNELS = (
    "whatsapp|whats\\s?app|wathsapp|telegram|signal|skype|discord|messenger|viber|snap(?:chat)?"
    "|zoom|teams|insta"
)

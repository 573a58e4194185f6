"""Which tone a state speaks in. Colour never speaks alone: the word is always there."""

GOOD = "good validated open accepted selected signed finalised paid released secured active alive \
delivered given read certified published reached done on_time sent_back in_force completed \
resolved won confirmed valid"
WAIT = (
    "wait submitted waiting pending amendment_requested reconfirm paused draft_sent dormant asleep \
due late asked scheduled requested checked ordered expiring callback queued \
no_answer questioned to_sign call_back awaiting"
)
BAD = "bad refused declined voided disputed failed bounced blocked overdue unpaid expired invalid \
error wrong_number terminated suspended abandoned refuses returned"
INFO = "info sent in_progress new amended modified opened running shortlist shortlisted \
first_call follow_up"

TONES = {state: words.split()[0] for words in (GOOD, WAIT, BAD, INFO) for state in words.split()}


def tone_of(state: object) -> str:
    """good, wait, bad, info, or neutral for a state nobody listed."""
    return TONES.get(str(state).lower(), "neutral")

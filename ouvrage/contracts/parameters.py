"""Numbers of the rules about contracts and signatures."""

from ouvrage.brands.parameters import parameter

CODE_MINUTES = parameter("contracts.code_minutes", 15, unit="minutes", rule="RULES §7")
CODE_TRIES = parameter("contracts.code_tries", 5, unit="tries", rule="RULES §7")
CODES_AN_HOUR = parameter("contracts.codes_an_hour", 5, unit="codes", rule="RULES §7")
CODE_PAUSE = parameter("contracts.code_pause", 60, unit="seconds", rule="RULES §7")
REPORT_DAYS = parameter("contracts.report_days", 7, unit="days", rule="RULES §3")

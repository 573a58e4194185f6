"""An answer belongs to a person who had a part in the project, and names a company that had one."""

from ouvrage.kit.verifying import sentences, verifies


@verifies("followup.surveys", "Only people with a part in a project say what became of it.")
def answers_of_strangers() -> list[str]:
    return sentences(
        """
        SELECT survey.id, survey.project_id
        FROM followup_outcomesurvey AS survey
        JOIN projects_project AS project ON project.id = survey.project_id
        WHERE survey.side = 'client' AND survey.person_id IS DISTINCT FROM project.client_id
            OR survey.side = 'provider' AND NOT EXISTS (
                SELECT FROM offers_offer AS offer
                WHERE offer.project_id = survey.project_id AND offer.author_id = survey.person_id
                    AND offer.company_id = survey.bidder_id
            )
            OR survey.company_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM offers_offer AS offer
                WHERE offer.project_id = survey.project_id
                    AND offer.company_id = survey.company_id
            )
        """,
        "the survey {0} about project {1} is of somebody who had no part in it",
    )

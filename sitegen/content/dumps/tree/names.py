"""Names of fields: what sources of JSON, feeds and pages call what they say about a paper.

A nested field is a path: `paper.title`.  Of the names for one role the first that a paper has
counts, so those that say more stand before those that may say something else.
"""

from collections.abc import Mapping

from sitegen.content.dumps.roles import Role


def roles_of(names: Mapping[Role, str]) -> dict[str, Role]:
    """The roles by name, from the names of each role with spaces between them."""
    return {name: role for role, each in names.items() for name in each.split()}


KEY = "(key)"  # by which an object of objects knows a paper

AUTHORS = (  # in the order in which they are asked
    *("authors_parsed", "author", "authors", "creators", "creator", "authorships"),
    *("authors.author", "author_list", "authornames", "author_names", "authorstring"),
    *("paper_authors", "authorlist"),
)

ROLES = roles_of(
    {
        Role.TITLE: "title paper_title papertitle display_name titles.title",
        Role.ABSTRACT: """
            abstract abstractnote abstract_inverted_index abstracttext summary paper_abstract
            abstracts.value content_html content_text
        """,
        Role.FINDING: """
            finding key_finding main_finding one_sentence one_sentence_summary
            one_line_summary one-sentence-summary tldr tldr.text tl;dr tl_dr ai.tldr ai_summary
            takeaway key_takeaway
        """,
        Role.ARXIV: f"""
            {KEY} arxiv_id arxivid arxiv externalids.arxiv arxiv_eprints.value eprint archiveid
            archive_id identifiers.arxiv urls.arxiv links.arxiv paper_id paper_arxiv_id entry_id id
            identifier
            identifier.id key
        """,
        Role.DOI: """
            doi externalids.doi ids.doi arxiv_doi prism:doi dois.value doi_url identifiers.doi
            urls.doi
            links.doi
        """,
        Role.URL: """
            identifiers.url url abs abs_url abstract_url arxiv_url url_abs paper_url paperurl link
            paper_link
            html_url pdf pdf_url pdfurl pdf_link url_pdf openaccesspdf.url links links.href
            links.url urls urls.paper links.paper urls.pdf links.pdf urls.project_page
            links.project_page paper website webpage project_page external_url
            openreview_url primary_location.landing_page_url ee resource.primary.url
        """,
        Role.CODE: """
            githubrepo github github_url github_link code code_url code_link repo repo_url
            repository official_code official_code_url urls.code links.code urls.github
            links.github
        """,
        Role.DATE: """
            issued.date-parts issued.raw issued.literal issued published.date-parts
            published-print.date-parts published-online.date-parts versions.created published
            publicationdate publication_date published_date publish_date published_at publishedat
            date_published firstpublicationdate pubdate date submitted submitted_date
            submitteddate created update_date updated
        """,
        Role.YEAR: "year publication_year publicationyear pub_year pubyear date.year",
        Role.MONTH: "month date.month",
        Role.DAY: "day date.day",
        Role.VENUE: """
            container-title publicationtitle proceedingstitle booktitle conferencename
            primary_location.source.display_name host_venue.display_name journal.name
            journal.title journaltitle journal journal_ref journal-ref journalref venue conf
            conference proceeding proceedings publication pub
        """,
        Role.KIND: "type itemtype kind publicationtypes type_crossref",
        Role.LABELS: """
            primary_category categories category keywords keyword tags.tag tags.name tags
            labels subjects subject topics fieldsofstudy tasks
        """,
        Role.ORGANIZATION: "organization.fullname organization.name organization",
        Role.COMMENTS: "numcomments",
        Role.MENTION: "note comment comments extra archive number report_number",
        Role.VOLUME: "volume",
        Role.PAGES: "page pages",
        Role.AUTHORS: " ".join(AUTHORS),
    }
)

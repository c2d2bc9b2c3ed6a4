"""Heads: what the names of columns, and the labels before texts, say that they hold."""

import re

from sitegen.content.dumps.roles import Role

# Those that say it best come first: a table may have a column for the date and one for the year.


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(";")]


_NAMES = {
    Role.TITLE: """
        title; paper title; title of paper; title of the paper; document title; item title;
        article title; papertitle; publication title and link; ti; titel; titre; título; titulo;
        titolo; 标题; 题目; 论文标题; 论文题目; 論文タイトル; タイトル; название; 제목;
        display name; paper name; full title
    """,
    Role.ABSTRACT: """
        abstract; abstract note; ab; abstracts; summary; zusammenfassung; résumé; resumen;
        resumo; 摘要; 英文摘要; 原始摘要; 论文摘要; original abstract; 概要; аннотация; 초록
    """,
    Role.FINDING: """
        finding; key finding; main finding; tldr; tl dr; one sentence; one sentence summary;
        one line summary; takeaway; key takeaway; 一句话总结
    """,
    Role.AUTHORS: """
        author full names; authors; author; author s; author names; full authors; authors full;
        af; au; creators; creator; author list; authorships author display name; autoren; autor;
        verfasser; auteurs; auteur; autores; autori; 作者; 著者; авторы; 저자; first author;
        1st author
    """,
    Role.DATE: """
        date; publication date; publish date; published date; date published; published;
        cover date; submitted date; release date; submission date; date of publication; datum;
        fecha; data; 日期; 时间; 发表日期; 发布日期; 日付; дата; 날짜; time; release; updated;
        update date
    """,
    Role.YEAR: """
        year; publication year; pubyear; pub year; published year; py; jahr; année; annee; año;
        ano; anno; 年份; 年; 发表年份; год; 연도; year of publication
    """,
    Role.MONTH: """
        month; monat; mois; mes; 月
    """,
    Role.DAY: """
        day
    """,
    Role.VENUE: """
        publication title; source title; venue; journal; journal book; so; journal title;
        journal name; conference; book title; booktitle; container title; publication name;
        published in; publication venue; proceedings; proceedings title; conference name;
        conference journal; venue name; publication; source; journal ref; zeitschrift; revue;
        revista; 会议; 期刊; 会议期刊; 会议 期刊; 发表; 出版; журнал; pub; publisher venue;
        conf; full journal
    """,
    Role.VOLUME: """
        volume; vl; band
    """,
    Role.PAGES: """
        pages; page range; seiten
    """,
    Role.KIND: """
        item type; document type; publication type; dt; content type; type; entry type;
        reference type
    """,
    Role.ARXIV: """
        arxiv id; arxiv; arxivid; eprint; arxiv number; arxiv no; arxiv url; arxiv link
    """,
    Role.DOI: """
        doi; di; doi url; doi link; item doi; digital object identifier
    """,
    Role.URL: """
        url; link; urls; links; pdf; paper url; paper link; pdf url; pdf link; address;
        pdf urls; articleurl; article url; source urls; fulltexturl; source linkout;
        link to paper; webpage; web; href; abs; paper pdf; open access link; arxiv pdf; adresse;
        lien; enlace; 链接; 论文链接; 地址; リンク; ссылка; openreview; resources; project;
        project page; website; homepage; page; read; external url; paperurl
    """,
    Role.CODE: """
        code; code url; code link; github; repo; repository; implementation; codes; source code;
        github link; github url; official code; open source; code repository; 代码; 开源代码;
        code data; codebase; github repo
    """,
    Role.ORGANIZATION: """
        organization; institution; affiliation; institute; organizations;
        institutions; affiliations; org; company; lab; 机构; 单位; group
    """,
    Role.LABELS: """
        keywords; author keywords; tags; manual tags; automatic tags; labels; categories;
        category; topic; topics; task; tasks; area; subject; subjects; de; keyword; tag; domain;
        field; primary category; index keywords; fields of study; track; schlagworte;
        schlagwörter; palabras clave; mots clés; 关键词; 类别; 分类; 领域; 标签
    """,
    Role.AUTHORS_COUNT: """
        number of authors; authors count; author count; num authors
    """,
    Role.MENTION: """
        extra; id; citation; identifier; identifiers; other identifiers; entry id; paper id
    """,
}
_ROLES = {name: role for role, names in _NAMES.items() for name in _listed(names)}
_PLACE = {name: place for place, name in enumerate(_ROLES)}
# Heads of many meanings, which count only where no other column has their role.
_WEAK = frozenset(
    {"source", "publication", "time", "release", "updated", "update date", "first author"}
    | {"1st author", "summary", "pub", "group", "type", "area", "track", "web", "data"}
)
_PARTIAL = frozenset({"first author", "1st author"})
_AMBIGUOUS = (
    "paper",
    "papers",
    "name",
    "publication",
    "article",
    "work",
    "works",
    "论文",
    "paper name",
)
_NO_LETTER = re.compile(r"[\W_]+")


def plain_head(text: str) -> str:
    """`**Publish Date**` as `publish date`, in American spelling."""
    return _NO_LETTER.sub(" ", text).strip().lower().replace("isation", "ization")


def role_of(head: str) -> Role | None:
    """What a column with this head, or a text with this label, is about."""
    return _ROLES.get(plain_head(head))


def rank_of(head: str) -> int:
    """The lower, the better a head says it, among those of one role."""
    return _PLACE.get(plain_head(head), len(_PLACE))


def may_be_title(head: str) -> bool:
    """Whether a head calls the papers themselves: `Paper` may hold titles, or links alone."""
    return plain_head(head) in _AMBIGUOUS


def is_weak(head: str) -> bool:
    """Whether a head has its meaning only where no other column has it."""
    return plain_head(head) in _WEAK


def is_first_of_several(head: str) -> bool:
    """Whether a column has the first author alone."""
    return plain_head(head) in _PARTIAL

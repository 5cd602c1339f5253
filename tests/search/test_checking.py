"""What operators are told of the documents, and how they heal them."""

from django.core.management import CommandError, call_command

import pytest

from home.models import StandardPage
from search import checking
from search.checking import Finding
from search.management.commands.search_check import table
from search.models import SearchDocument

TRUE = "documents  {:<11}  0       27  "


@pytest.fixture
def healed(world, capsys):
    """A portal whose documents are true, with those of its front pages."""
    call_command("rebuild_search_documents")
    capsys.readouterr()
    return world


def lines(capsys):
    """The lines that a command printed, without blanks at their ends."""
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_true_documents_pass(healed, capsys):
    call_command("search_check")

    assert lines(capsys) == [
        "where      what         number  of  for instance",
        *(TRUE.format(what).strip() for what in ("missing", "stale", "superfluous")),
    ]


def test_each_difference_is_named_and_healed(healed, capsys):
    page, gone = healed.standards["fr"], healed.sights["nl"]
    StandardPage.objects.filter(pk=page.pk).update(summary="Autrement")
    SearchDocument.objects.filter(object_id=gone.pk, kind="sight").delete()
    SearchDocument.objects.filter(object_id=healed.walks["en"].pk).update(object_id=987)

    with pytest.raises(CommandError) as refused:
        call_command("search_check")

    assert refused.value.returncode == 1
    walk = healed.walks["en"].pk
    assert lines(capsys)[1:] == [
        f"documents  missing      2       26  nl sight {gone.pk}; en walk {walk}",
        f"documents  stale        1       26  fr page {page.pk} (summary, body_stems)",
        "documents  superfluous  1       26  en walk 987",
    ]
    call_command("rebuild_search_documents")
    assert lines(capsys) == ["2 added, 1 changed, 1 removed; 27 document(s)."]
    call_command("search_check")


def test_other_checks_are_part_of_the_table(healed, capsys):
    @checking.register
    def cluster():
        return [Finding("cluster", "missing", of=27, count=1, examples=["fr shop 1"])]

    try:
        with pytest.raises(CommandError):
            call_command("search_check")
    finally:
        checking._checks.remove(cluster)

    assert lines(capsys)[-1] == "cluster    missing      1       27  fr shop 1"


def test_progress_is_shown_when_asked_for(healed, capsys):
    call_command("rebuild_search_documents", "--progress")

    told = capsys.readouterr()
    assert told.out.strip() == "0 added, 0 changed, 0 removed; 27 document(s)."
    assert "100%" in told.err


def test_only_a_few_are_named():
    finding = Finding("documents", "stale", of=9)
    for number in range(5):
        finding.add(f"fr shop {number}")

    assert table([finding])[1] == (
        "documents  stale  5       9   fr shop 0; fr shop 1; fr shop 2"
    )

"""What `core` adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.audit_report import AuditReportView
from core.views import read_track_file


@hooks.register("register_admin_urls")
def track_reader() -> list[URLPattern]:
    """The address to which the map widget sends a track file."""
    return [path("read-track/", read_track_file, name="core_read_track")]


class AuditReportItem(MenuItem):
    """The log, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see the log."""
        return bool(request.user.has_perm("core.view_auditentry"))


@hooks.register("register_reports_menu_item")
def audit_report_item() -> MenuItem:
    """The log among the reports."""
    return AuditReportItem(
        _("Log of rights and decisions"),
        reverse("audit_report"),
        icon_name="history",
        order=1200,
    )


@hooks.register("register_admin_urls")
def audit_report_urls() -> list[URLPattern]:
    """The addresses of the log, whole and as the part that filters exchange."""
    results = AuditReportView.as_view(results_only=True)
    return [
        path("reports/log/", AuditReportView.as_view(), name="audit_report"),
        path("reports/log/results/", results, name="audit_report_results"),
    ]


@hooks.register("register_permissions")
def audit_permission() -> QuerySet[Permission]:
    """The right to see the log, in the form of groups."""
    return Permission.objects.filter(
        content_type__app_label="core", codename="view_auditentry"
    )

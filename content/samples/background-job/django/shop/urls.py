from django.urls import path

from . import views

urlpatterns = [
    path("reports", views.start_report),
    path("reports/<uuid:report_id>", views.show_report),
]

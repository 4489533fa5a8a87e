urlpatterns = []  # no HTTP pages in this sample

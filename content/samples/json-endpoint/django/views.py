import json

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from forms import OrderForm


@csrf_exempt  # The callers are programs without a session to abuse.
@require_POST
def create_order(request):
    try:
        data = json.loads(request.body)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        return JsonResponse({"error": "The body is not a JSON object."}, status=400)

    form = OrderForm(data)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    return JsonResponse(form.cleaned_data, status=201)

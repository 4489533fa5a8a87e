from django import forms


class OrderForm(forms.Form):
    product = forms.CharField(max_length=100)
    quantity = forms.IntegerField(min_value=1)

from flask import Flask, request
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

app = Flask(__name__)


class OrderSchema(Schema):
    class Meta:
        unknown = EXCLUDE  # otherwise an unknown field is an error

    product = fields.String(required=True, validate=validate.Length(min=1, max=100))
    # Without strict, 2.5 would become 2.
    quantity = fields.Integer(required=True, strict=True, validate=validate.Range(min=1))


@app.post("/orders")
def create_order():
    order = OrderSchema().load(request.get_json())
    return order, 201


@app.errorhandler(ValidationError)
def refuse(error):
    return {"errors": error.messages}, 422

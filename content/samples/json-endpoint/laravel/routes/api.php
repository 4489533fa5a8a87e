<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

Route::post('/orders', function (Request $request) {
    $order = $request->validate([
        'product' => ['required', 'string', 'max:100'],
        'quantity' => ['required', 'integer', 'min:1'],
    ]);

    return response()->json($order, 201);
});

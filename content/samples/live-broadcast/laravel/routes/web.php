<?php

use App\Events\ChatMessage;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

Route::post('/messages', function (Request $request) {
    $message = $request->validate(['text' => ['required', 'string']]);

    ChatMessage::dispatch($message['text']);

    return response()->noContent();
});

<?php

use App\Jobs\MakeReport;
use App\Models\Report;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Str;

Route::post('/reports', function (Request $request) {
    $order = $request->validate(['year' => ['required', 'integer']]);
    $report = Report::create($order + ['id' => (string) Str::uuid(), 'status' => 'pending']);
    MakeReport::dispatch($report);

    return response()->json(['id' => $report->id], 202);
});

Route::get('/reports/{id}', function ($id) {
    return Report::findOrFail($id)->only('id', 'status', 'result');
});

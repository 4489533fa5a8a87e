<?php

namespace App\Jobs;

use App\Models\Report;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Queue\InteractsWithQueue;
use Illuminate\Queue\SerializesModels;

// Run the worker beside the server: php artisan queue:work
class MakeReport implements ShouldQueue
{
    use Dispatchable, InteractsWithQueue, Queueable, SerializesModels;

    private const SALES = [2025 => [1200, 350, 2450]];

    public function __construct(public Report $report)
    {
    }

    public function handle()
    {
        $year = $this->report->year;
        $total = array_sum(self::SALES[$year]);
        sleep(1); // stands for a slow query
        $this->report->update(['status' => 'done', 'result' => ['year' => $year, 'total' => $total]]);
    }

    public function failed()
    {
        $this->report->update(['status' => 'failed']);
    }
}

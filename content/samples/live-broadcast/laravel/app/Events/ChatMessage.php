<?php

namespace App\Events;

use Illuminate\Broadcasting\Channel;
use Illuminate\Contracts\Broadcasting\ShouldBroadcastNow;
use Illuminate\Foundation\Events\Dispatchable;

// ShouldBroadcast would go through the queue and need a worker.
class ChatMessage implements ShouldBroadcastNow
{
    use Dispatchable;

    public function __construct(public string $text)
    {
    }

    public function broadcastOn(): Channel
    {
        return new Channel('chat');
    }
}

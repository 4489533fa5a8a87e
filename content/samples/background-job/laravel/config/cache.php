<?php

// The worker looks here for the sign to restart that queue:restart leaves.
return [
    'default' => 'file',
    'stores' => [
        'file' => ['driver' => 'file', 'path' => storage_path('framework/cache')],
    ],
    'prefix' => 'reports',
];

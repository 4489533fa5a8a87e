<?php

use App\Models\User;
use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\Hash;

// php artisan staff:create ada@shop.example
Artisan::command('staff:create {email}', function ($email) {
    $password = getenv('STAFF_PASSWORD') ?: $this->secret('Password');
    User::create(['name' => $email, 'email' => $email, 'password' => Hash::make($password)]);
});

<?php

// Laravel 8 expects these in the application; later versions bring them along.
return [
    'email' => 'The :attribute must be a valid email address.',
    'max' => ['string' => 'The :attribute must not be greater than :max characters.'],
    'regex' => 'The :attribute format is invalid.',
    'required' => 'The :attribute field is required.',
    'string' => 'The :attribute must be a string.',
];

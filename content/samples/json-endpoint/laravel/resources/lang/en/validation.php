<?php

// Laravel 8 expects these in the application; later versions bring them along.
return [
    'integer' => 'The :attribute must be an integer.',
    'max' => ['string' => 'The :attribute must not be greater than :max characters.'],
    'min' => ['numeric' => 'The :attribute must be at least :min.'],
    'required' => 'The :attribute field is required.',
    'string' => 'The :attribute must be a string.',
];

<?php

namespace App\Http\Controllers;

use App\Models\Product;
use Illuminate\Http\Request;

class ProductController
{
    public function index(Request $request)
    {
        $q = (string) $request->query('q');
        $products = Product::where('name', 'like', "%$q%")->orderBy('name')->get();

        return view('products', ['q' => $q, 'products' => $products]);
    }

    public function store(Request $request)
    {
        Product::create($request->validate([
            'name' => ['required', 'string', 'max:200'],
            'price' => ['required', 'regex:/^\d{1,8}(\.\d{1,2})?$/'],
        ]));

        return redirect('/products');
    }
}

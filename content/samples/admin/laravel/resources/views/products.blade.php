<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Products</title>
<h1>Products</h1>
<form>
  <input type="search" name="q" value="{{ $q }}" aria-label="Name">
  <button>Search</button>
</form>
<table>
  <tr><th>Name</th><th>Price</th></tr>
  @foreach ($products as $product)
  <tr><td>{{ $product->name }}</td><td>{{ $product->price }}</td></tr>
  @endforeach
</table>
<h2>Add a product</h2>
@foreach ($errors->all() as $error)
  <p role="alert">{{ $error }}</p>
@endforeach
<form method="post">
  @csrf
  <label>Name <input name="name" value="{{ old('name') }}" maxlength="200" required></label>
  <label>Price <input name="price" value="{{ old('price') }}" pattern="[0-9]{1,8}([.][0-9]{1,2})?" inputmode="decimal" required></label>
  <button>Add</button>
</form>
</html>

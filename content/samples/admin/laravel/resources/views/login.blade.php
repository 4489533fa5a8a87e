<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Log in</title>
<h1>Log in</h1>
@foreach ($errors->all() as $error)
  <p role="alert">{{ $error }}</p>
@endforeach
<form method="post">
  @csrf
  <label>Email <input name="email" type="email" autocomplete="username" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button>Log in</button>
</form>
</html>

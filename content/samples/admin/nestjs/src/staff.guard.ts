import { CanActivate, ExecutionContext, Injectable } from "@nestjs/common";

@Injectable()
export class StaffGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const http = context.switchToHttp();
    if (http.getRequest().session.staff) return true;
    // Nest would answer 403, but leaves an answer alone that is on its way.
    http.getResponse().redirect("/login");
    return false;
  }
}

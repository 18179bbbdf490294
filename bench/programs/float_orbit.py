# Floating point and attributes: a planet round a star, step by step.
class Body:
    def __init__(self, x, y, vx, vy):
        self.x, self.y, self.vx, self.vy = x, y, vx, vy

    def step(self, dt):
        r2 = self.x * self.x + self.y * self.y
        pull = -dt / (r2 * r2**0.5)
        self.vx += self.x * pull
        self.vy += self.y * pull
        self.x += self.vx * dt
        self.y += self.vy * dt


body = Body(1.0, 0.0, 0.0, 1.0)
for _ in range(100_000):
    body.step(0.001)
print(f"{body.x:.6f} {body.y:.6f}")  # expect: 0.862571 -0.506437

# Stage 1 turns the locked requirements into wheels; stage 2 holds Python, the wheels
# and the portal, and nothing to build with.
FROM python:3.11-slim AS wheels
WORKDIR /build
COPY requirements.txt .
RUN pip wheel --no-cache-dir --require-hashes --wheel-dir /wheels -r requirements.txt

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production
WORKDIR /app
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --no-deps /wheels/*.whl
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal
COPY . .
# Dummy values: they sign nothing and are not kept in the image.
RUN SECRET_KEY=only-for-collectstatic-while-the-image-is-built \
    BASE_URL=https://build.example \
    sh -c 'python -m portal.messages compile && python manage.py collectstatic --noinput' \
    && install --directory --owner=portal --group=portal var var/media
USER portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "deploy/healthcheck.py"]
# Migrations are a step of their own: see compose.yaml and docs/operators.md.
CMD ["gunicorn", "--config", "portal/gunicorn.py", "--bind", "0.0.0.0:8000"]
